package no.nattro.gateway.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.nattro.gateway.Browser;
import no.nattro.gateway.GatewayUnderTest;
import no.nattro.gateway.Line;
import no.nattro.gateway.Services;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayUnderTest
class PublicFilesTest {

    private static final Path STATIC = Path.of("src/main/resources/static");

    private final int port;
    private final Browser browser;

    PublicFilesTest(@LocalServerPort int port) {
        this.port = port;
        this.browser = Browser.at(port);
    }

    @BeforeEach
    void services_answer() {
        Services.answer();
    }

    @ParameterizedTest
    @EnumSource
    void it_is_served_as_what_it_is_and_asked_for_again_each_time(PublicFile file) throws IOException {
        HttpResponse<String> reply = browser.get(file.path());

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(Files.readString(STATIC.resolve(file.content().getFile().toPath())));
        assertThat(reply.headers().allValues("Content-Type")).containsExactly(file.type().toString());
        assertThat(reply.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(reply.headers().firstValue("X-Request-ID")).isPresent();
        assertThat(Services.arrived()).isEmpty();
    }

    @Test
    void what_a_person_reads_says_in_which_letters_it_is_written() {
        assertThat(browser.get("/").headers().allValues("Content-Type")).containsExactly("text/html;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/shop/shop.js"})
    void who_has_it_already_is_told_so(String path) {
        String tag = browser.get(path).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> same = browser.get(path, "If-None-Match", tag);

        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.headers().allValues("ETag")).containsExactly(tag);
        assertThat(same.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(browser.get(path, "If-None-Match", "\"another\"").statusCode()).isEqualTo(200);
    }

    @Test
    void the_head_alone_is_the_same_without_the_body() {
        HttpResponse<String> head = browser.send("HEAD", "/", null);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().map()).containsOnlyKeys(browser.get("/").headers().map().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void it_can_only_be_read(String method) {
        HttpResponse<String> reply = browser.send(method, "/", null);

        assertThat(reply.statusCode()).isEqualTo(405);
        assertThat(reply.headers().allValues("Allow")).containsExactly("GET,HEAD,OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/index.html", "/shop", "/shop/", "/shop/index.html", "/shop/other.js", "/shop/shop.js/",
            "/shop/shop%2ejs", "/shop/../shop/shop.js", "/shop//shop.js", "/shop/shop.js;a=b", "/SHOP/shop.js", "//",
            "/static/shop/shop.js", "/shop/%2e%2e/%2e%2e/application.yml", "/shop/texts.de.json", "/favicon.ico"})
    void everything_else_is_not_there(String path) throws IOException {
        Line.Reply reply = Line.get(port, path, "Accept: text/html");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.headers("Content-Type")).containsExactly("application/problem+json");
    }

    @Test
    void no_file_lies_there_unserved() throws IOException {
        try (Stream<Path> files = Files.walk(STATIC)) {
            List<String> there = files.filter(Files::isRegularFile).map(file -> "static/" + STATIC.relativize(file))
                    .toList();

            assertThat(Stream.of(PublicFile.values()).map(file -> file.content().getDescription()))
                    .containsExactlyInAnyOrderElementsOf(
                            there.stream().map(file -> "class path resource [" + file + "]").toList());
        }
    }
}
