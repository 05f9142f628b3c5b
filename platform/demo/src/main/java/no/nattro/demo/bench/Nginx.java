package no.nattro.demo.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.PrivateFiles;
import no.nattro.demo.process.Arguments;
import no.nattro.demo.process.Detached;
import no.nattro.demo.process.Ending;
import no.nattro.demo.process.Executables;
import no.nattro.demo.process.Patience;
import no.nattro.demo.process.ProcessId;
import no.nattro.demo.secret.Certificate;
import no.nattro.demo.stack.PortCheck;
import org.jspecify.annotations.Nullable;

/**
 * An nginx in front of the service, for comparison: it passes on what it gets, over connections that it keeps, and does
 * nothing of what the gateway does besides. So it is what the way through any other process costs at least.
 */
final class Nginx implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(10);

    /** One worker: half a processor has no use for more. */
    private static final String CONFIGURATION = """
            daemon off;
            worker_processes 1;
            pid nginx.pid;
            error_log stderr warn;
            events { worker_connections 512; }
            http {
                access_log off;
                client_body_temp_path tmp; proxy_temp_path tmp; fastcgi_temp_path tmp; scgi_temp_path tmp;
                uwsgi_temp_path tmp;
                ssl_protocols TLSv1.2 TLSv1.3;
                ssl_certificate "%4$s";
                ssl_certificate_key "%5$s";
                ssl_session_cache shared:tls:10m;
                ssl_buffer_size 4k;
                upstream inventory { server %1$s; keepalive 32; }
                server {
                    listen 127.0.0.1:%2$d;
                    listen 127.0.0.1:%3$d ssl http2;
                    location /api/ {
                        proxy_pass http://inventory;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                        proxy_set_header X-Request-ID $request_id;
                    }
                }
            }
            """;

    private final Path folder;
    private final int port;
    private final int tlsPort;
    private @Nullable ProcessId process;
    private boolean isClosed;

    Nginx(Path folder, int port, int tlsPort) {
        this.folder = folder;
        this.port = port;
        this.tlsPort = tlsPort;
    }

    /** Often where only root's PATH leads. */
    static Optional<Path> program() {
        return Stream.concat(Executables.find("nginx").stream(),
                Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx").map(Path::of)
                        .filter(Files::isExecutable))
                .findFirst();
    }

    /** Returns when it takes connections. One that a killed command has left is ended first. */
    void start(URI service, Certificate certificate) {
        Path program = program().orElseThrow(() -> new DemoFailed("nginx is not installed: apt install nginx-light"));
        endLeftBehind();
        try {
            PrivateFiles.directory(folder.resolve("tmp"));
            PrivateFiles.write(folder.resolve("nginx.conf"), CONFIGURATION.formatted(service.getAuthority(), port,
                    tlsPort, certificate.certificateFile(), certificate.keyFile()));
        } catch (IOException e) {
            throw new DemoFailed(folder + " cannot be written: " + PrivateFiles.explain(e), e);
        }
        ProcessId started = begin(program);
        Patience.of(READY_WITHIN).until(() -> !started.isAlive() || !PortCheck.isFree(port));
        if (!started.isAlive()) {
            throw new DemoFailed("nginx has ended by itself. Its log: " + log());
        }
    }

    private synchronized ProcessId begin(Path program) {
        if (isClosed) {
            throw new DemoFailed("The measurement is being ended");
        }
        ProcessId started = Detached.start(List.of(program.toString(), "-e", "stderr", "-p", folder.toString(), "-c",
                "nginx.conf"), _ -> {}, folder, log());
        process = started;
        return started;
    }

    private Path log() {
        return folder.resolve("nginx.log");
    }

    ProcessId process() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process;
    }

    /** Known by the folder on its command line: the number may be another's by now. */
    private void endLeftBehind() {
        Path pid = folder.resolve("nginx.pid");
        try {
            if (Files.exists(pid)) {
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                        .filter(left -> String.join(" ", Arguments.of(left)).contains(folder.toString()))
                        .flatMap(left -> ProcessId.of(left.pid())).ifPresent(Ending.SERVICE::bring);
            }
        } catch (IOException | NumberFormatException _) {
            // Then its port is taken, and the start says so.
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (process != null) {
            Ending.SERVICE.bring(process);
        }
    }
}
