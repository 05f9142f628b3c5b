package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The state folder is a disk of its own, and that is too small. */
class FullDiskIT {

    private final StackUnderTest stack = StackUnderTest.shared().beside("a small disk");

    @BeforeEach
    void aPlaceForTheDisk() throws IOException {
        Files.createDirectories(stack.state());
    }

    @AfterEach
    void leaveNothingBehind() throws IOException {
        Leftovers.end(stack);
    }

    /** Room for nothing, for the command alone, for half a database, and for a database that cannot be used. */
    @ParameterizedTest
    @ValueSource(strings = {"1m", "24m", "45m", "64m"})
    void a_start_without_room_ends_in_a_sentence(String size) {
        Shell.Result up = stack.shell().run(new SmallDisk(stack.state(), size).around(stack.upCommand("--detach")));

        assertThat(up.exitCode()).as(up.err()).isEqualTo(1);
        assertThat(up.err()).containsPattern("demo: .*").doesNotContain("This is a fault of the command itself")
                .containsIgnoringCase(size.equals("1m") ? "room on the disk" : "space");
        Leftovers.assertNone(stack);
    }
}
