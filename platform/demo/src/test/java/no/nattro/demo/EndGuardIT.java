package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each in a JVM of its own, since it is the end of one that matters. */
class EndGuardIT {

    @ParameterizedTest
    @CsvSource({"Taken, acted", "Left, left", "TakenTooLate, ''"})
    void the_end_of_a_command_acts_once_it_is_guarded_and_says_nothing_of_itself(String command, String said)
            throws Exception {
        assertThat(saidBy(command)).isEqualTo(said);
    }

    private static String saidBy(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                EndGuardIT.class.getName() + "$" + command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip();
    }

    static final class Taken {

        public static void main(String[] arguments) {
            new EndGuard(() -> System.out.println("acted")).take();
        }
    }

    static final class Left {

        public static void main(String[] arguments) {
            EndGuard guard = new EndGuard(() -> System.out.println("acted"));
            guard.take();
            guard.leave();
            System.out.println("left");
        }
    }

    /** Ctrl-C has come, and the command has not heard of it yet. */
    static final class TakenTooLate {

        public static void main(String[] arguments) {
            Thread command = Thread.ofPlatform().daemon().unstarted(() -> {
                new EndGuard(() -> System.out.println("acted")).take();
                System.out.println("went on");
            });
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                command.start();
                while (command.getState() != Thread.State.WAITING && command.isAlive()) {
                    Thread.onSpinWait();
                }
            }));
        }
    }
}
