package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import no.nattro.demo.process.Executables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the script at the root decides: which Java, whether to build, and what to hand over. */
class ScriptIT {

    @TempDir
    private Path folder;
    private MadeUpCheckout checkout;

    @BeforeEach
    void aCheckout() throws IOException {
        checkout = MadeUpCheckout.in(Files.createDirectories(folder.resolve("my checkout")));
    }

    @Test
    void a_first_start_builds_and_a_second_does_not() throws IOException {
        assertThat(checkout.demo("up").err()).contains("Building Nattro", "Built Nattro in ");
        assertThat(checkout.demo("up").err()).isEmpty();
        assertThat(checkout.demo().out()).contains("arguments=[]");
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "order-service/src/main/java/A.java", "order-service/src/main/resources/new.yml",
            "payment-service/pom.xml", "platform/starter/src/main/java/A.java", "platform/postgres/databases.sql",
            "platform/demo/src/main/java/A.java"})
    void a_changed_source_is_built(String source) throws IOException {
        checkout.demo("up");
        checkout.change(source);
        checkout.demo("up");

        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void a_deleted_source_is_a_change() throws IOException {
        checkout.demo("up");
        Files.delete(checkout.folder().resolve("gateway-service/src/main/java/A.java"));
        checkout.demo("up");

        assertThat(checkout.builds()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/page.md", "order-service/src/test/java/ATest.java",
            "platform/container/jvm.options", "platform/testkit/src/main/java/A.java"})
    void what_is_in_no_jar_is_not_built(String file) throws IOException {
        checkout.demo("up");
        checkout.change(file);
        checkout.demo("up");

        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void what_maven_has_built_by_hand_is_not_built_again() throws IOException {
        checkout.shell().run("./mvnw", "verify");
        checkout.demo("up");

        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void only_what_starts_everything_builds_what_is_there_already() throws IOException {
        checkout.demo("up");
        checkout.change("order-service/src/main/java/A.java");

        assertThat(checkout.demo("down").out()).contains("arguments=[down]");
        assertThat(checkout.demo("trial", "--dry-run").out()).contains("arguments=[trial, --dry-run]");
        assertThat(checkout.demo("bench", "--help").out()).contains("arguments=[bench, --help]");
        assertThat(checkout.demo("lesson").out()).contains("arguments=[lesson]");
        assertThat(checkout.builds()).isEqualTo(1);
        assertThat(checkout.demo("lesson", "slow-payment").out()).contains("arguments=[lesson, slow-payment]");
        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void a_trial_builds_what_is_out_of_date() throws IOException {
        checkout.demo("up");
        checkout.change("order-service/src/main/java/A.java");

        assertThat(checkout.demo("trial").out()).contains("arguments=[trial]");
        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void a_jar_that_was_cut_off_is_built_again() throws IOException {
        checkout.demo("up");
        Path jar = checkout.folder().resolve("order-service/target/order-service.jar");
        Files.write(jar, Arrays.copyOf(Files.readAllBytes(jar), 500));
        checkout.demo("up");

        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void jars_are_run_as_they_are_when_asked() throws IOException {
        Shell.Result nothing = checkout.shell().with("NATTRO_BUILD", "never").run(checkout.command("up"));

        assertThat(nothing.exitCode()).isEqualTo(1);
        assertThat(nothing.err()).contains("platform/demo/target/nattro-demo.jar is missing. Build it:");
        assertThat(checkout.builds()).isZero();
    }

    @Test
    void arguments_and_exit_code_pass_through_unchanged() {
        assertThat(checkout.demo("buy", "--key", "two words", "", "*").out())
                .contains("arguments=[buy, --key, two words, , *]");
        assertThat(checkout.demo("exit", "4").exitCode()).isEqualTo(4);
    }

    @Test
    void it_works_from_anywhere_and_by_a_link() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(elsewhere.resolve("nattro"), Path.of("../my checkout/demo"));
        Shell.Result result = new Shell(elsewhere).with("NATTRO_STATE", "my state").run("./nattro", "status");

        assertThat(result.out()).contains("home=" + checkout.folder().toRealPath() + "\n",
                "state=" + elsewhere.toRealPath() + "/my state\n");
    }

    @Test
    void letters_beyond_ascii_work_in_the_plainest_locale() throws IOException {
        assumeThat(System.getProperty("sun.jnu.encoding")).as("the locale's letters").isEqualTo("UTF-8");
        Path blueberry = folder.resolve("blåbær");
        Files.move(checkout.folder(), blueberry);
        Shell.Result result = new Shell(folder).with("LC_ALL", "C").with("LANG", "C").run(blueberry + "/demo",
                "status");

        assertThat(result.out()).contains("home=" + blueberry.toRealPath() + "\n");
    }

    @Test
    void the_command_runs_from_a_copy_so_that_a_build_cannot_disturb_it() {
        assertThat(checkout.demo("status").out()).containsPattern("jar=.*/\\.demo/apps/demo-[0-9-]+/nattro-demo\\.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mvn clean", "a build that was killed"})
    void what_runs_is_found_and_stopped_also_without_a_whole_build(String how) throws IOException {
        checkout.demo("up");
        Path jar = checkout.folder().resolve("platform/demo/target/nattro-demo.jar");
        Files.write(jar, how.equals("mvn clean") ? new byte[0] : Arrays.copyOf(Files.readAllBytes(jar), 500));

        assertThat(checkout.demo("down").out()).contains("arguments=[down]");
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void a_state_folder_that_cannot_be_written_keeps_nobody_from_looking() throws IOException {
        checkout.demo("up");
        Path file = Files.createFile(folder.resolve("file"));
        Shell shell = checkout.shell().with("NATTRO_STATE", file.resolve("state").toString());

        assertThat(shell.run(checkout.command("status")).out()).contains("jar=" + checkout.folder().toRealPath()
                + "/platform/demo/target/nattro-demo.jar");
        Shell.Result up = shell.run(checkout.command("up"));
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.err()).isEqualTo("demo: " + file + "/state cannot be written. Is it yours, and is there room on"
                + " the disk?\n");
    }

    @Test
    void only_psql_is_spared_from_ctrl_c() {
        assumeThat(Path.of("/proc/self/status")).as("where signals are shown").exists();

        assertThat(checkout.demo("psql", "orders").out()).contains("interrupt=ignored");
        assertThat(checkout.demo("status").out()).contains("interrupt=heard");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "bash --posix", "busybox sh", "mksh", "ksh", "yash", "zsh --emulate sh"})
    void any_shell_runs_it(String name) {
        List<String> command = new ArrayList<>(List.of(name.split(" ")));
        assumeThat(Executables.find(command.getFirst())).as(name).isPresent();
        command.addAll(List.of(checkout.command("up", "--key", "two words")));
        Shell.Result result = checkout.shell().run(command.toArray(String[]::new));

        assertThat(result.err()).startsWith("Building Nattro\n").contains("Built Nattro in ").hasLineCount(2);
        assertThat(result.out()).contains("arguments=[up, --key, two words]");
    }

    @Test
    void a_java_that_is_too_old_is_passed_over() throws IOException {
        Path old = folder.resolve("old");
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        for (String tool : List.of("java", "javac")) {
            Files.copy(checkout.folder().resolve("mvnw"), old.resolve("bin").resolve(tool));
        }
        Shell.Result result = checkout.shell().with("JAVA_HOME", old.toString())
                .with("PATH",
                        old.resolve("bin") + ":" + System.getProperty("java.home") + "/bin:" + System.getenv("PATH"))
                .run(checkout.command("status"));

        assertThat(result.out()).containsPattern("java=(2[5-9]|[3-9]\\d)");
    }

    @Test
    void without_a_java_one_sentence_says_what_to_install() throws IOException {
        Path script = checkout.folder().resolve("demo");
        Files.writeString(script, Files.readString(script).replace("java_wanted=25", "java_wanted=99"));
        Shell.Result result = checkout.demo("up");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).isEqualTo(
                "demo: Nattro needs a JDK 99: install one (Temurin 99, say) or set JAVA_HOME to it.\n");
        assertThat(checkout.builds()).isZero();
    }
}
