package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenCommandTest {

    private static final String CERTIFICATE = "The certificate was made on this machine, so the browser will ask"
            + " whether to trust it.\n";

    @TempDir
    private Path folder;
    private MadeUpStack stack;

    @BeforeEach
    void aStack() {
        stack = new MadeUpStack(folder);
    }

    @Test
    void what_does_not_run_is_not_opened() {
        assertThat(stack.demo("open")).isEqualTo(ExitCode.NOT_RUNNING);
        assertThat(stack.screen().results()).isEmpty();
    }

    @Test
    void without_a_browser_the_address_is_of_use_too() throws IOException {
        stack.running(9080, "gateway").with("BROWSER", "no-such-browser");

        assertThat(stack.demo("open")).isEqualTo(ExitCode.OK);
        assertThat(stack.screen().results()).isEqualTo("https://localhost:9443/\n");
        assertThat(stack.screen().said())
                .isEqualTo("No browser was found on this machine; open the address in one yourself.\n" + CERTIFICATE);
    }

    @Test
    void the_api_can_be_looked_at_as_well() throws IOException {
        stack.running(8080, "gateway");

        assertThat(stack.demo("open", "api")).isEqualTo(ExitCode.OK);
        assertThat(stack.screen().results()).isEqualTo("https://localhost:8443/docs/openapi.json\n");
    }

    @Test
    void another_page_is_told_with_those_that_there_are() throws IOException {
        stack.running(8080, "gateway");

        assertThat(stack.demo("open", "orders")).isEqualTo(ExitCode.USAGE);
        assertThat(stack.screen().said()).contains("[shop, products, api]", "'orders'").hasLineCount(1);
    }
}
