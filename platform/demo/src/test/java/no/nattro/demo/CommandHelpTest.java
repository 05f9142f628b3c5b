package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What looks has to explain itself as well as what starts and stops. */
class CommandHelpTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"logs,NAME,Only these", "watch,--json,names that do not change",
            "psql,DATABASE,'orders, payments'", "open,PAGE,What to look at",
            "doctor,--json,names that do not change", "completion,SHELL,bash or zsh", "version,--json,Print JSON",
            "check,--at-rest,Nobody buys any more", "trial,--seed,the same seed has the same",
            "bench,--pairs,How often each way is measured", "fault,--lose-reply,Requests are worked on to the end",
            "fault,NAME,As in ./demo status: payment", "fault list,--json,names that do not change",
            "fault clear,NAME,As in ./demo status",
            "lesson,slow-payment,Payment hangs",
            "lesson slow-payment,--only,'One of both: guards, no-guards'"})
    void everything_that_can_be_given_is_described_and_there_are_examples(String command, String what,
            String description) {
        MadeUpStack stack = new MadeUpStack(folder);

        assertThat(stack.demo((command + " --help").split(" "))).isEqualTo(ExitCode.OK);
        assertThat(stack.screen().results()).startsWith("Usage: demo " + command)
                .containsPattern("(?m)^ .*" + what + ".* " + description)
                .contains("Examples:", "./demo " + command, "Exit codes");
        assertThat(stack.screen().said()).isEmpty();
    }
}
