package no.nattro.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import no.nattro.demo.process.Executables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackLockTest {

    private static final int HELD = 17;

    @TempDir
    private Path folder;

    @Test
    void it_is_held_until_it_is_closed() {
        Path path = folder.resolve(".demo/lock");
        assertThat(StackLock.isHeld(path)).isFalse();
        try (StackLock _ = StackLock.acquire(path, () -> {})) {
            assertThat(StackLock.isHeld(path)).isTrue();
        }
        assertThat(StackLock.isHeld(path)).isFalse();
    }

    @Test
    void a_shutdown_in_the_middle_of_a_start_does_not_wait_for_itself() {
        Path path = folder.resolve("lock");
        StackLock start = StackLock.acquire(path, () -> {});
        StackLock shutdown = StackLock.acquire(path, () -> {});
        start.close();
        assertThat(StackLock.isHeld(path)).isTrue();
        shutdown.close();
        assertThat(StackLock.isHeld(path)).isFalse();
    }

    @Test
    void what_happens_once_at_a_time_is_not_waited_for() {
        Path path = folder.resolve(".demo/lock");
        StackLock first = StackLock.attempt(path).orElseThrow();

        assertThat(StackLock.attempt(path)).isEmpty();
        first.close();
        StackLock.attempt(path).orElseThrow().close();
        assertThat(StackLock.isHeld(path)).isFalse();
    }

    /** The system forgets the lock of a process that closes any channel to the file. */
    @Test
    void looking_whether_it_is_held_does_not_let_it_go() throws Exception {
        Path path = folder.resolve("lock");
        try (StackLock _ = StackLock.acquire(path, () -> {})) {
            assertThat(StackLock.isHeld(path)).isTrue();

            assertThat(new ProcessBuilder(Executables.java(), "-cp", System.getProperty("java.class.path"),
                    StackLockTest.class.getName(), path.toString()).inheritIO().start().waitFor()).isEqualTo(HELD);
        }
    }

    /** Another process that looks. */
    public static void main(String[] arguments) {
        System.exit(StackLock.isHeld(Path.of(arguments[0])) ? HELD : 0);
    }
}
