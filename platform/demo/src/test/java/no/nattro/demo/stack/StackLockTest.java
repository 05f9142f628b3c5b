package no.nattro.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackLockTest {

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
        try (StackLock _ = StackLock.acquire(path, () -> {}); StackLock second = StackLock.acquire(path, () -> {})) {
            assertThat(second).isNotNull();
        }
    }
}
