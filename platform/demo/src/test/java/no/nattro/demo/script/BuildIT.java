package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.nattro.demo.process.Executables;
import no.nattro.demo.process.ProcessId;
import no.nattro.demo.process.Signal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the script builds: what it shows meanwhile, and what is left when it is ended in the middle. */
class BuildIT {

    @TempDir
    private Path folder;
    private MadeUpCheckout checkout;

    @BeforeEach
    void aCheckout() throws IOException {
        checkout = MadeUpCheckout.in(Files.createDirectories(folder.resolve("my checkout, blåbær")));
    }

    @AfterEach
    void leaveNothingBehind() throws IOException {
        if (Files.isSymbolicLink(checkout.folder().resolve("target/demo-build.lock"))) {
            Signal.TERM.send(builder());
        }
    }

    @Test
    void a_terminal_is_shown_what_is_built_how_far_it_is_and_for_how_long() throws IOException {
        assumeThat(Executables.find("script")).as("script, which makes a terminal").isPresent();
        checkout.mavenDoes("hangs");
        Shell.Started building = checkout.shell().with("TERM", "xterm").start("script", "-qefc", "./demo up",
                "/dev/null");
        await().until(() -> building.printed()
                .contains("\r\u001b[2KBuilding Nattro: order-service (7 of 9), 2 files fetched, "));
    }

    @Test
    void a_pipe_gets_one_line_when_it_begins_and_one_when_it_ends() {
        assertThat(checkout.demo("up").err()).matches("Building Nattro\nBuilt Nattro in \\d+ s\n");
    }

    @Test
    void a_failed_build_shows_its_last_errors_and_where_the_rest_is() throws IOException {
        checkout.mavenDoes("fails");
        Shell.Result failed = checkout.demo("up");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err()).doesNotContain("chatter").contains("[ERROR] expected 41\n", "[ERROR] expected 100\n")
                .endsWith("demo: the build failed; why is above, and all of its output in target/demo-build.log\n");
        assertThat(failed.err()).hasLineCount(62);
    }

    @Test
    void a_failed_build_is_tried_again() throws IOException {
        checkout.mavenDoes("fails");
        checkout.demo("up");
        checkout.mavenWorksAgain();

        assertThat(checkout.demo("up").exitCode()).isZero();
        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void a_disk_that_gets_full_ends_the_build_in_one_sentence() throws IOException {
        checkout.mavenDoes("fills");
        Path target = Files.createDirectories(checkout.folder().resolve("target"));
        Shell.Result failed = checkout.shell().run(new SmallDisk(target, "2m").around(checkout.command("up")));

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).hasLineCount(2).contains("demo: the disk is full. A build writes about ");
    }

    @Test
    void a_checkout_that_cannot_be_written_is_told_at_once() throws IOException {
        Files.createFile(checkout.folder().resolve("target"));

        assertThat(checkout.demo("up").err()).endsWith("my checkout, blåbær/target cannot be written. Is it yours, and"
                + " is there room on the disk?\n");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void an_interrupted_build_ends_maven_and_is_begun_again(Signal signal, int exitCode) throws IOException {
        Shell.Started building = hangingBuild();
        List<ProcessHandle> maven = building.process().descendants().toList();
        signal.send(builder());

        assertThat(building.await().exitCode()).isEqualTo(exitCode);
        assertThat(maven).noneMatch(ProcessHandle::isAlive);
        assertThat(links()).isEmpty();
        checkout.mavenWorksAgain();
        assertThat(checkout.demo("up").exitCode()).isZero();
    }

    @Test
    void the_maven_that_a_killed_build_left_is_ended_before_the_next_begins() throws IOException {
        Shell.Started building = hangingBuild();
        ProcessId maven = link("maven");
        building.process().destroyForcibly();
        building.await();
        assertThat(maven.isAlive()).isTrue();

        checkout.mavenWorksAgain();
        Shell.Result next = checkout.demo("up");
        assertThat(next.exitCode()).isZero();
        assertThat(next.err()).startsWith("An earlier ./demo was killed while it built; ending its Maven (process "
                + maven.pid() + ")\nBuilding Nattro\n");
        assertThat(maven.isAlive()).isFalse();
        assertThat(links()).isEmpty();
    }

    /** The number is in use again, by a process that has nothing to do with it. */
    @ParameterizedTest
    @ValueSource(strings = {"lock", "maven"})
    void a_number_that_belongs_to_another_process_now_is_neither_waited_for_nor_ended(String link) throws IOException {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.createDirectories(checkout.folder().resolve("target"));
            Files.createSymbolicLink(checkout.folder().resolve("target/demo-build." + link),
                    Path.of(stranger.pid() + "-1"));

            assertThat(checkout.demo("up").err()).startsWith("Building Nattro\n");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void four_at_once_build_once() throws IOException {
        List<Shell.Started> starts = Stream.generate(() -> checkout.start("up")).limit(4).toList();

        assertThat(starts).extracting(start -> start.await().exitCode()).containsOnly(0);
        assertThat(checkout.builds()).isEqualTo(1);
        try (Stream<Path> copies = Files.list(checkout.folder().resolve(".demo/apps"))) {
            assertThat(copies).hasSize(1).allSatisfy(copy -> assertThat(copy)
                    .isDirectoryNotContaining("glob:**/demo-*"));
        }
    }

    @Test
    void who_looks_during_a_build_gets_the_command_of_before() throws IOException {
        checkout.demo("up");
        checkout.change("order-service/src/main/java/A.java");
        Shell.Started building = hangingBuild();
        Files.write(checkout.folder().resolve("platform/demo/target/nattro-demo.jar"), new byte[0]);

        assertThat(checkout.demo("status").out()).contains("/.demo/apps/demo-", "arguments=[status]");
        Signal.TERM.send(builder());
        building.await();
    }

    private Shell.Started hangingBuild() throws IOException {
        checkout.mavenDoes("hangs");
        Shell.Started building = checkout.start("up");
        await().until(checkout::isMavenHanging);
        return building;
    }

    private ProcessId builder() throws IOException {
        return link("lock");
    }

    private ProcessId link(String name) throws IOException {
        String identity = Files.readSymbolicLink(checkout.folder().resolve("target/demo-build." + name)).toString();
        return ProcessId.of(Long.parseLong(identity.replaceAll("-.*", ""))).orElseThrow();
    }

    private List<Path> links() throws IOException {
        try (Stream<Path> files = Files.list(checkout.folder().resolve("target"))) {
            return files.filter(Files::isSymbolicLink).toList();
        }
    }
}
