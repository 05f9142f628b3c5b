package no.nattro.demo.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import no.nattro.demo.home.Home;
import no.nattro.demo.postgres.PostgresBinaries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    @TempDir
    private Path folder;

    @Test
    void a_new_checkout_is_in_order_and_stays_as_it_is() {
        assertThat(examine(folder)).extracting(Finding::verdict).containsOnly(Verdict.OK);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_path_that_the_locale_cannot_write_is_told() {
        Folders blueberry = folders(folder.resolve("blåbær"));

        assertThat(blueberry.letters("ANSI_X3.4-1968").verdict()).isEqualTo(Verdict.MISSING);
        assertThat(blueberry.letters("ANSI_X3.4-1968").advice()).startsWith("export LC_ALL=C.UTF-8");
        assertThat(blueberry.letters("UTF-8").verdict()).isEqualTo(Verdict.OK);
        assertThat(folders(folder).letters("ANSI_X3.4-1968").verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void a_state_folder_that_cannot_be_written_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        Finding state = new Folders(new Home(folder, file), binaries(), Optional.empty(), List.of()).examine().get(2);

        assertThat(state.name()).isEqualTo("state-folder");
        assertThat(state.verdict()).isEqualTo(Verdict.MISSING);
        assertThat(state.found()).startsWith(file + " cannot be written: ");
    }

    @Test
    void what_a_killed_start_has_left_is_named() throws IOException {
        Files.createDirectories(folder.resolve(".demo/.postgres-unfinished-17"));
        Files.createDirectories(folder.resolve(".demo/apps/.unfinished-order-service-1"));

        assertThat(examine(folder)).contains(Finding.warning("leftovers",
                ".postgres-unfinished-17, .unfinished-order-service-1", "./demo up clears them away"));
    }

    private List<Finding> examine(Path checkout) {
        return folders(checkout).examine();
    }

    private Folders folders(Path checkout) {
        return new Folders(new Home(checkout, checkout.resolve(".demo")), binaries(), Optional.empty(), List.of());
    }

    private PostgresBinaries binaries() {
        return new PostgresBinaries(folder.resolve("none"));
    }
}
