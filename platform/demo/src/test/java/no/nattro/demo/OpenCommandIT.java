package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenCommandIT {

    @TempDir
    private Path folder;
    private MadeUpStack stack;

    @BeforeEach
    void aStack() throws IOException {
        stack = new MadeUpStack(folder).running(8080, "gateway");
    }

    @Test
    void the_browser_is_given_the_address_and_says_nothing_here() throws IOException {
        Path opened = folder.resolve("opened");
        browser("echo \"$@\" > " + opened + ".new; mv " + opened + ".new " + opened + "; echo chatter; echo more >&2");

        assertThat(stack.demo("open")).isEqualTo(ExitCode.OK);
        await().until(() -> Files.exists(opened));
        assertThat(opened).hasContent("https://localhost:8443/\n");
        assertThat(stack.screen().results()).isEqualTo("https://localhost:8443/\n");
        assertThat(stack.screen().said()).startsWith("The certificate").hasLineCount(1);
    }

    @Test
    void a_browser_that_stays_is_not_waited_for_and_has_a_session_of_its_own() throws IOException {
        Path session = folder.resolve("session");
        browser("ps -o sid= -p $$ > " + session + ".new; mv " + session + ".new " + session + "; exec sleep 20");

        assertThat(stack.demo("open")).isEqualTo(ExitCode.OK);
        await().until(() -> Files.exists(session));
        ProcessHandle browser = ProcessHandle.of(Long.parseLong(Files.readString(session).strip())).orElseThrow();
        assertThat(browser.isAlive()).isTrue();
        browser.destroyForcibly();
    }

    @Test
    void a_browser_that_refuses_is_told() throws IOException {
        Path browser = browser("exit 3");

        assertThat(stack.demo("open")).isEqualTo(ExitCode.OK);
        assertThat(stack.screen().said())
                .startsWith(browser + " could not open it; open the address in a browser yourself.\n");
    }

    private Path browser(String script) throws IOException {
        Path browser = Files.writeString(folder.resolve("browser"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(browser, PosixFilePermissions.fromString("rwxr-xr-x"));
        stack.with("BROWSER", browser.toString());
        return browser;
    }
}
