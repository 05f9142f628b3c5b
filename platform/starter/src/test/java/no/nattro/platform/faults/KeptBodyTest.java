package no.nattro.platform.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class KeptBodyTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8192, 65_535})
    void a_body_is_seen_and_given_in_whole(int length) throws IOException {
        KeptBody kept = KeptBody.of(request(bytes(length)));

        assertThat(kept.whole()).hasSize(length);
        assertThat(kept.getInputStream().readAllBytes()).isEqualTo(bytes(length).readAllBytes());
        assertThat(kept.getInputStream().isFinished()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {65_536, 65_537, 1_000_000})
    void of_a_long_body_only_the_beginning_is_kept_and_all_of_it_given(int length) throws IOException {
        InputStream body = bytes(length);
        KeptBody kept = KeptBody.of(request(body));

        assertThat(kept.whole()).isEmpty();
        assertThat(body.available()).isEqualTo(length - KeptBody.MOST);
        assertThat(kept.getInputStream().readAllBytes()).isEqualTo(bytes(length).readAllBytes());
    }

    @Test
    void a_body_that_breaks_off_breaks_off_at_the_same_byte() throws IOException {
        IOException gone = new IOException("the client has gone");
        KeptBody kept = KeptBody.of(request(new SequenceInputStream(bytes(3), new InputStream() {

            @Override
            public int read() throws IOException {
                throw gone;
            }
        })));

        assertThat(kept.whole()).isEmpty();
        assertThat(kept.getInputStream().readNBytes(3)).hasSize(3);
        assertThatThrownBy(() -> kept.getInputStream().read()).isSameAs(gone);
    }

    @Test
    void a_body_that_must_not_be_read_must_not_be_read_later() {
        IOException tooLarge = new IOException("too large");
        KeptBody kept = KeptBody.of(new HttpServletRequestWrapper(new MockHttpServletRequest()) {

            @Override
            public ServletInputStream getInputStream() throws IOException {
                throw tooLarge;
            }
        });

        assertThatThrownBy(() -> kept.getInputStream().read()).isSameAs(tooLarge);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"token\": \"t\"}|t",
            "{\"amount\": {\"token\": \"no\"}, \"token\": \"t\"}|t",
            "{\"lines\": [{\"token\": \"no\"}], \"token\": \"tøken\"}|tøken",
            "{\"token\": 1}|",
            "{\"token\": {\"token\": \"no\"}}|",
            "{\"other\": \"t\"}|",
            "[{\"token\": \"t\"}]|",
            "\"token\"|",
            "{\"token\"|",
            "token=t|",
            "''|"})
    void a_token_is_a_text_of_that_name_in_an_object(String body, String token) {
        assertThat(new Visit(KeptBody.of(request(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))))
                .token()).isEqualTo(token);
    }

    private static InputStream bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return new ByteArrayInputStream(bytes);
    }

    private static MockHttpServletRequest request(InputStream body) {
        return new MockHttpServletRequest() {

            @Override
            public ServletInputStream getInputStream() {
                return new Replay(body);
            }
        };
    }
}
