package no.nattro.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is deployed: a process of its own, told everything by its environment. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GatewayJarIT {

    static final Path JAR = Path.of("target/gateway-service.jar");

    static final Map<String, String> KEY = Map.of("NATTRO_SHOPPER_KEYS_K1", Keys.NEW,
            "NATTRO_SHOPPER_SIGNING_KEY", "k1");
    static final Map<String, String> CERTIFICATE = Map.of(
            "SPRING_SSL_BUNDLE_PEM_GATEWAY_KEYSTORE_CERTIFICATE", Services.CERTIFICATE.certificate().toUri().toString(),
            "SPRING_SSL_BUNDLE_PEM_GATEWAY_KEYSTORE_PRIVATEKEY", Services.CERTIFICATE.privateKey().toUri().toString());

    @TempDir
    private static Path shared;
    private static GatewayProcess gateway;
    private static Path classes;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        classes = shared.resolve("classes.log");
        gateway = GatewayProcess.start(shared, KEY, CERTIFICATE,
                Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load=info:file=" + classes));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void services_answer() {
        Services.answer();
    }

    @Test
    void there_is_nothing_of_a_servlet_container_in_it() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            Stream<String> libraries = jar.stream().map(JarEntry::getName)
                    .filter(name -> name.startsWith("BOOT-INF/lib/"));

            assertThat(libraries).hasSizeGreaterThan(20).noneMatch(name -> name
                    .matches(".*/(tomcat|spring-webmvc|jakarta.servlet|spring-orm|postgresql|bcprov|wiremock)[^/]*"));
        }
    }

    @Test
    @Order(1)
    void it_buys_as_soon_as_it_is_ready() throws IOException {
        gateway.awaitReady();
        long start = System.nanoTime();
        HttpResponse<String> first = Browser.at(gateway.port()).get("/api/products", "X-Request-ID", "the-very-first");
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println(
                "The first request of all took " + took.toMillis() + " ms, the client's own start included");

        assertThat(first.statusCode()).isEqualTo(200);
        String cookie = first.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        assertThat(Browser.at(gateway.port()).post("/api/orders", "{}", "Cookie", cookie).statusCode()).isEqualTo(200);
        try (Line line = Line.plain(gateway.plainPort())) {
            assertThat(line.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").reply().headers("Location"))
                    .containsExactly("https://localhost:" + gateway.port() + "/");
        }
        assertThat(gateway.log()).contains("Warm after").doesNotContain(" WARN ", " ERROR ");
    }

    @Test
    @Order(2)
    void who_is_over_the_limit_is_refused_while_another_is_served_and_nothing_of_redis_is_even_loaded()
            throws IOException {
        Browser hasty = Browser.from("127.0.7.11", gateway.port());
        await().atMost(Duration.ofSeconds(60)).until(() -> hasty.getAtOnce(50, "/nowhere").contains(429));

        assertThat(Browser.from("127.0.7.12", gateway.port()).get("/api/products").statusCode()).isEqualTo(200);
        assertThat(Files.readString(classes)).contains("io.github.bucket4j.").doesNotContain("io.lettuce.",
                "bucket4j.redis");
    }

    @Test
    void without_a_key_it_says_what_to_set() throws IOException {
        try (GatewayProcess keyless = GatewayProcess.start(folder, CERTIFICATE)) {
            assertThat(keyless.awaitExit()).isEqualTo(1);
            assertThat(keyless.log()).contains("Shopper cookies cannot be signed: there is no key.",
                    "Set NATTRO_SHOPPER_KEYS_<ID>").doesNotContain("\tat ");
        }
    }

    @Test
    void without_a_certificate_it_says_what_to_set() throws IOException {
        try (GatewayProcess unknown = GatewayProcess.start(folder, KEY)) {
            assertThat(unknown.awaitExit()).isEqualTo(1);
            assertThat(unknown.log()).contains("There is no certificate to serve https with.",
                    "Set SPRING_SSL_BUNDLE_PEM_GATEWAY_KEYSTORE_CERTIFICATE").doesNotContain("\tat ");
        }
    }
}
