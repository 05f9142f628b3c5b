package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The state folder is a disk of its own, and that is full: before the start, in the middle of it, after it. */
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

    @Test
    void a_disk_that_gets_full_after_the_start_keeps_nobody_from_looking_and_stopping() {
        Path filler = stack.state().resolve("filler");
        String script = """
                "$@" || exit 10
                dd if=/dev/zero of="%s" bs=65536 2>/dev/null
                dd if=/dev/zero of="%s" bs=1 oflag=append conv=notrunc 2>/dev/null
                ./demo status; echo "status $?"
                ./demo down; echo "down $?"
                ./demo status; echo "status $?"
                """.formatted(filler, filler);
        String[] up = stack.upCommand("--detach");
        String[] command = new String[up.length + 4];
        command[0] = "sh";
        command[1] = "-c";
        command[2] = script;
        command[3] = "sh";
        System.arraycopy(up, 0, command, 4, up.length);
        Shell.Result result = stack.shell().run(new SmallDisk(stack.state(), "160m").around(command));

        assertThat(result.out()).as(result.err()).contains("status 0\n", "down 0\n", "status 4\n");
        assertThat(result.err()).contains("postgres stopped").doesNotContain("demo: /");
        Leftovers.assertNone(stack);
    }
}
