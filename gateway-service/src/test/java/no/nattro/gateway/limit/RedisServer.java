package no.nattro.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real Redis on a port of its own, which can be killed, frozen and started again. */
public final class RedisServer implements AutoCloseable {

    private static final String PROGRAM = "redis-server";

    private final int port = freePort();
    private @Nullable Process process;

    /** One that does not run yet; where there is no such program, the test is skipped. */
    public static RedisServer stopped() {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
        if (!installed) {
            System.out.println("SKIPPED: the rate limit in Redis. Install redis-server (apt-get install redis-server)");
        }
        assumeThat(installed).as(PROGRAM + " is installed").isTrue();
        return new RedisServer();
    }

    public static RedisServer started() {
        RedisServer server = stopped();
        server.start();
        return server;
    }

    public int port() {
        return port;
    }

    public void start() {
        try {
            process = new ProcessBuilder(PROGRAM, "--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", "",
                    "--appendonly", "no").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().ignoreExceptionsInstanceOf(IOException.class).until(() -> say("PING").startsWith("+PONG"));
    }

    /** A command and the beginning of its answer. */
    String say(String command) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /** What its clients ask it meanwhile, without what a script of theirs asks in turn. */
    List<String> overhear(Runnable meanwhile) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write("MONITOR\r\n".getBytes(StandardCharsets.US_ASCII));
            BufferedReader lines = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            assertThat(lines.readLine()).isEqualTo("+OK");
            meanwhile.run();
            say("ECHO enough");
            return Stream.generate(() -> read(lines)).takeWhile(line -> !line.contains("enough"))
                    .filter(line -> !line.contains(" lua]")).toList();
        }
    }

    private static String read(BufferedReader lines) {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It keeps its connections and takes new ones, and answers nothing. */
    public void freeze() {
        signal("-STOP");
    }

    public void thaw() {
        signal("-CONT");
    }

    public void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            running.onExit().join();
        }
    }

    private void signal(String signal) {
        Process running = process;
        assertThat(running).isNotNull();
        try {
            assertThat(new ProcessBuilder("kill", signal, Long.toString(running.pid())).start().waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
