package no.nattro.gateway;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A TLS client that also says what the JDK's refuses to. */
final class OpenSsl {

    /** As a command of the client's: negotiate this connection again. */
    static final String NEGOTIATE_AGAIN = "R\n";

    private static final String GET = "GET /docs/openapi.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    private static final String PATIENCE_SECONDS = "20";

    private OpenSsl() {}

    /** Without it the tests that need it are left out, and say so. */
    static void mustBeInstalled() {
        try {
            run(List.of("openssl", "version"), "");
        } catch (IOException _) {
            System.out.println("SKIPPED: what openssl asks of TLS. To have it: apt-get install openssl");
            Assumptions.abort("openssl is not installed");
        }
    }

    /** Makes a request over TLS; all that was printed. */
    static String get(int port, String... options) throws IOException {
        return client(port, GET, options);
    }

    /** Connects, sends that, and waits until the gateway closes; all that was printed. */
    static String client(int port, String input, String... options) throws IOException {
        return run(Stream.concat(Stream.of("timeout", PATIENCE_SECONDS, "openssl", "s_client", "-connect",
                "127.0.0.1:" + port, "-servername", "localhost"), Stream.of(options)).toList(), input);
    }

    private static String run(List<String> command, String input) throws IOException {
        Process openssl = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (Writer in = openssl.outputWriter(StandardCharsets.US_ASCII)) { // open to the end: it hangs up when it is closed
            in.write(input);
            in.flush();
            return new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
