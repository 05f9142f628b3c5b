package no.nattro.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script by which it is started, and the files as such. */
@WithNginx
class RunIT {

    @TempDir
    private Path folder;

    @Test
    void the_configuration_is_without_a_warning() throws IOException {
        TestCertificate certificate = TestCertificate.in(folder);

        assertThat(run(Map.of("NATTRO_EDGE_CERTIFICATE", certificate.certificate().toString(),
                "NATTRO_EDGE_PRIVATE_KEY", certificate.privateKey().toString(),
                "NATTRO_EDGE_GATEWAY", "127.0.0.1:8080", "NATTRO_EDGE_HTTPS", "8443 [::]:8443",
                "NATTRO_EDGE_HTTP", "8080 [::]:8080", "NATTRO_EDGE_STATE", folder.resolve("state").toString())))
                .contains("test is successful").doesNotContain("[warn]", "[alert]");
    }

    @Test
    void without_a_certificate_it_says_what_to_set() throws IOException {
        assertThat(run(Map.of())).contains("NATTRO_EDGE_CERTIFICATE", "PEM file").doesNotContain("nginx:");
    }

    private static String run(Map<String, String> environment) throws IOException {
        ProcessBuilder run = new ProcessBuilder("sh", "run", "-t").redirectErrorStream(true);
        run.environment().putAll(environment);
        Process process = run.start();
        return new String(process.getInputStream().readAllBytes());
    }

    @Test
    void every_problem_is_documented() throws IOException {
        String page = Files.readString(Path.of("../../docs/problems.md"));
        Map<String, String> types = new TreeMap<>();
        try (Stream<String> lines = Files.lines(Path.of("problems.conf"))) {
            lines.map(Pattern.compile("    (\\d{3}) ([a-z-]+);")::matcher).filter(line -> line.matches())
                    .forEach(line -> types.put(line.group(2), line.group(1)));
        }

        assertThat(types).hasSize(8).allSatisfy(
                (type, status) -> assertThat(page).contains("| `" + type + "` | " + status + " |"));
    }
}
