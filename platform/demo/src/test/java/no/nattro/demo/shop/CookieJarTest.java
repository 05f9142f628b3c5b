package no.nattro.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CookieJarTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final String COOKIE = "__Host-shopper=v1.demo.id.sig; Max-Age=34560000; Path=/; Secure; HttpOnly;"
            + " SameSite=Lax";

    @TempDir
    private Path folder;

    @Test
    void a_cookie_survives_the_call() {
        jar(NOW).accept(List.of(COOKIE));

        assertThat(jar(NOW).header()).isEqualTo("__Host-shopper=v1.demo.id.sig");
    }

    @Test
    void curl_can_read_the_file_and_nobody_else() throws IOException {
        jar(NOW).accept(List.of(COOKIE));

        assertThat(file()).hasContent("""
                # Netscape HTTP Cookie File
                #HttpOnly_localhost\tFALSE\t/\tTRUE\t1834560000\t__Host-shopper\tv1.demo.id.sig""");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    }

    @Test
    void a_cookie_that_curl_wrote_is_taken() throws IOException {
        Files.writeString(file(), "# Netscape HTTP Cookie File\n# comment\n\n"
                + "localhost\tFALSE\t/\tTRUE\t0\tsession\tabc\nother.host\tFALSE\t/\tTRUE\t0\tforeign\tx\n");

        assertThat(jar(NOW).header()).isEqualTo("session=abc");
    }

    @Test
    void a_later_cookie_of_the_same_name_takes_its_place() {
        jar(NOW).accept(List.of(COOKIE));
        CookieJar jar = jar(NOW);
        jar.accept(List.of("__Host-shopper=second; Max-Age=100; Path=/"));

        assertThat(jar.header()).isEqualTo("__Host-shopper=second");
    }

    @Test
    void an_expired_cookie_is_not_sent() {
        jar(NOW).accept(List.of(COOKIE));

        assertThat(jar(NOW.plus(Duration.ofDays(401))).isEmpty()).isTrue();
    }

    @Test
    void a_cookie_that_is_taken_back_is_gone() {
        CookieJar jar = jar(NOW);
        jar.accept(List.of(COOKIE));
        jar.accept(List.of("__Host-shopper=; Max-Age=0; Path=/"));

        assertThat(jar.isEmpty()).isTrue();
    }

    private Path file() {
        return folder.resolve("cookies.txt");
    }

    private CookieJar jar(Instant now) {
        return new CookieJar(file(), "localhost", () -> now);
    }
}
