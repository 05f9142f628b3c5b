package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.nattro.demo.process.Executables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person gets who presses the Tab key in a real bash. */
class CompletionCommandIT {

    @TempDir
    private Path folder;
    private Path script;

    @BeforeEach
    void aScript() throws IOException {
        MadeUpStack stack = new MadeUpStack(folder);
        assertThat(stack.demo("completion")).isEqualTo(ExitCode.OK);
        script = Files.writeString(folder.resolve("completion"), stack.screen().results());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
            "./demo lo|logs",
            "demo lo|logs",
            "/home/anna/nattro/demo do|down doctor",
            "./demo logs --f|--follow",
            "./demo logs pa|payment",
            "./demo logs payment in|inventory",
            "./demo logs -f ga|gateway",
            "./demo fault |payment inventory list clear",
            "./demo fault pay|payment",
            "./demo fault payment --lo|--lose-reply",
            "./demo fault clear inv|inventory",
            "./demo psql |orders payments inventory bank",
            "./demo psql pa|payments",
            "./demo open |shop products api",
            "./demo completion z|zsh",
            "./demo wa|watch",
            "./demo watch --o|--once",
            "./demo lesson sl|slow-payment",
            "./demo lesson slow-payment --only n|no-guards",
            "./demo doctor --js|--json",
            "./demo up --de|--detach"})
    void bash_completes_commands_options_and_names(String line, String offers) throws Exception {
        assertThat(tab(line)).containsExactlyInAnyOrder(offers.split(" "));
    }

    @Test
    void zsh_can_read_it() throws Exception {
        assumeThat(Executables.find("zsh")).as("a zsh (apt install zsh)").isPresent();
        assertThat(run("zsh", "-fc", "autoload -U compinit && compinit -u; source " + script
                + "; print -l ${(k)_comps[(I)demo]}")).contains("demo");
    }

    /** Asks bash as its line editor does: which function completes this command, and what it offers. */
    private List<String> tab(String line) throws Exception {
        return run("bash", "--norc", "-c", """
                source "$1"
                compopt() { :; } # only the line editor may call it
                line=$2
                read -ra COMP_WORDS <<<"$line"
                [[ $line == *' ' ]] && COMP_WORDS+=('')
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$line COMP_POINT=${#line}
                name=${COMP_WORDS[0]##*/} # bash looks for the whole path first, then for its last part
                spec=$(complete -p "$name") || exit 1
                [[ $spec =~ -F\\ ([^ ]+) ]] || exit 1
                "${BASH_REMATCH[1]}" "$name" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
                printf '%s\\n' "${COMPREPLY[@]}"
                """, "bash", script.toString(), line);
    }

    private static List<String> run(String... command) throws Exception {
        Process shell = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(output).isZero();
        return output.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
