package no.nattro.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.nattro.demo.home.Home;
import no.nattro.demo.process.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerIT {

    private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();

    private final Container container = Container.of(new Home(CHECKOUT, CHECKOUT.resolve(".demo")));

    @TempDir
    private Path folder;

    @Test
    void this_java_takes_every_flag() {
        assertThatCode(() -> Tool.run("Java", version(container), _ -> {})).doesNotThrowAnyException();
    }

    @Test
    void the_file_may_lie_in_a_folder_with_blanks_and_letters_beyond_ascii() throws IOException {
        assumeThat(System.getProperty("sun.jnu.encoding")).as("the locale's letters").isEqualTo("UTF-8");
        Path odd = Files.createDirectories(folder.resolve("blåbær og fløte"));
        Path copy = Files.copy(container.jvmOptions(), odd.resolve("jvm.options"));

        assertThatCode(() -> Tool.run("Java", version(new Container(copy, container.environmentFile())), _ -> {}))
                .doesNotThrowAnyException();
    }

    @Test
    void every_flag_has_a_reason_above_it() throws IOException {
        List<String> lines = Files.readAllLines(container.jvmOptions());

        assertThat(lines).isNotEmpty().first().asString().startsWith("#");
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith("-")) {
                assertThat(lines.get(i - 1)).as("above " + lines.get(i)).isNotBlank();
            }
        }
    }

    @Test
    void the_environment_has_variables_and_no_comments() {
        assertThat(container.environment()).containsOnlyKeys("MALLOC_ARENA_MAX").containsValue("2");
    }

    private static List<String> version(Container container) {
        List<String> command = new ArrayList<>(container.command(List.of(), Path.of("unused.jar")));
        return List.of(command.get(0), command.get(1), "-version");
    }
}
