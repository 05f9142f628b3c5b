package no.nattro.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakeTurnsTest {

    @ParameterizedTest
    @ValueSource(strings = {"/api/products", "/api/products?after=a%20b&limit=5", "/api/products?a=%2F%25+%C3%A5&&=",
            "/api/products?a=b=c;d"})
    void only_the_instance_is_new_in_the_url(String asked) {
        assertThat(
                TakeTurns.at(URI.create("http://10.0.0.7:8080/"), URI.create("https://user@shop.example:8443" + asked)))
                .hasToString("http://10.0.0.7:8080" + asked);
    }
}
