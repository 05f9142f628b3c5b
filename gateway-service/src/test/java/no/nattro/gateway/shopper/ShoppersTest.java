package no.nattro.gateway.shopper;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nattro.gateway.Browser;
import no.nattro.gateway.GatewayUnderTest;
import no.nattro.gateway.Keys;
import no.nattro.gateway.Line;
import no.nattro.gateway.Services;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayUnderTest
class ShoppersTest {

    private static final UUID SOMEBODY = UUID.fromString("6d8c2a4e-6a53-4f0e-9a63-0d2c2f1f8f10");

    private final int port;
    private final Browser browser;

    ShoppersTest(@LocalServerPort int port) {
        this.port = port;
        this.browser = Browser.at(port);
    }

    @BeforeEach
    void services_answer() {
        Services.answer();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/products", "/api/products/NO-1001"})
    void who_looks_at_products_becomes_a_shopper(String path) {
        String cookie = onlyCookieSetBy(browser.get(path));

        assertThat(cookie).startsWith("__Host-shopper=v1.new.").contains("; Path=/", "; Secure", "; HTTPOnly",
                "; SameSite=Lax", "Max-Age=34560000");
        assertThat(cookie).contains("." + Services.onlyArrival().getHeader("X-Shopper-Id") + ".");
    }

    @Test
    void who_has_a_cookie_keeps_it_and_is_known_inside() {
        HttpResponse<String> reply = browser.get("/api/orders", "Cookie", cookieOf(Duration.ofHours(23)));

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(Services.onlyArrival().header("X-Shopper-Id").values()).containsExactly(SOMEBODY.toString());
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/products", "GET, /api/orders", "POST, /api/orders",
            "POST, /api/orders/6d8c2a4e-6a53-4f0e-9a63-0d2c2f1f8f10/cancellation"})
    void who_comes_back_after_a_day_gets_a_fresh_cookie_and_stays_the_same(String method, String path) {
        String cookie = onlyCookieSetBy(browser.send(method, path, null, "Cookie", cookieOf(Duration.ofHours(25))));

        assertThat(cookie).startsWith("__Host-shopper=v1.new." + SOMEBODY + ".");
        assertThat(Services.onlyArrival().getHeader("X-Shopper-Id")).isEqualTo(SOMEBODY.toString());
    }

    @Test
    void a_cookie_of_a_retired_key_is_as_good() {
        browser.get("/api/orders", "Cookie", cookie(Map.of("old", Keys.OLD), "old", Duration.ZERO));

        assertThat(Services.onlyArrival().getHeader("X-Shopper-Id")).isEqualTo(SOMEBODY.toString());
    }

    @Test
    void a_purchase_without_a_cookie_is_refused_with_one_and_goes_nowhere() {
        HttpResponse<String> reply = browser.post("/api/orders", "{}", "Idempotency-Key", "k-1");

        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(reply.headers().allValues("WWW-Authenticate"))
                .containsExactly("Cookie realm=\"shop\", cookie-name=\"__Host-shopper\"");
        assertThat(reply.body()).contains("urn:nattro:problem:shopper-required", "same Idempotency-Key");
        assertThat(onlyCookieSetBy(reply)).startsWith("__Host-shopper=v1.new.");
        assertThat(Services.arrived()).isEmpty();
    }

    @Test
    void the_cookie_of_that_refusal_buys() {
        String cookie = onlyCookieSetBy(browser.post("/api/orders", "{}")).split(";")[0];

        assertThat(browser.post("/api/orders", "{}", "Cookie", cookie).statusCode()).isEqualTo(200);
        assertThat(cookie).contains("." + Services.onlyArrival().getHeader("X-Shopper-Id") + ".");
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/orders", "GET, /api/orders/6d8c2a4e-6a53-4f0e-9a63-0d2c2f1f8f10",
            "POST, /api/orders/6d8c2a4e-6a53-4f0e-9a63-0d2c2f1f8f10/cancellation"})
    void who_never_ordered_has_nothing_to_see(String method, String path) {
        HttpResponse<String> reply = browser.send(method, path, null);

        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(reply.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(reply.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(Services.arrived()).isEmpty();
    }

    @Test
    void a_forged_or_expired_or_doubled_cookie_is_none() {
        String good = cookieOf(Duration.ZERO);
        for (String bad : List.of(good + "x", good.replace("6d8c", "7d8c"), cookieOf(Duration.ofDays(400)),
                cookie(Map.of("new", Keys.OLD), "new", Duration.ZERO), "__Host-shopper=", good + "; " + good)) {
            assertThat(browser.get("/api/orders", "Cookie", bad).statusCode()).as(bad).isEqualTo(401);
        }
        assertThat(Services.arrived()).isEmpty();
    }

    @Test
    void an_id_sent_as_a_header_is_nobody() {
        assertThat(browser.get("/api/orders", "X-Shopper-Id", SOMEBODY.toString()).statusCode()).isEqualTo(401);
    }

    @Test
    void other_cookies_do_not_matter() throws IOException {
        assertThat(Line.get(port, "/api/orders", "Cookie: theme=dark; " + cookieOf(Duration.ZERO), "Cookie: lang=nb")
                .status()).isEqualTo(200);
    }

    @Test
    void the_services_never_see_the_cookie() {
        browser.get("/api/orders", "Cookie", cookieOf(Duration.ZERO));

        assertThat(Services.onlyArrival().containsHeader("Cookie")).isFalse();
    }

    @Test
    void a_service_may_set_cookies_of_its_own() {
        Services.answer(ok().withHeader("Set-Cookie", "a=1; Path=/x", "b=2"));

        assertThat(browser.get("/api/products").headers().allValues("Set-Cookie")).hasSize(3)
                .contains("a=1; Path=/x", "b=2");
    }

    @Test
    void the_cookie_comes_also_with_an_answer_that_failed() {
        Services.answer(ok().withFault(Fault.EMPTY_RESPONSE));

        HttpResponse<String> reply = browser.get("/api/products");

        assertThat(reply.statusCode()).isEqualTo(502);
        assertThat(onlyCookieSetBy(reply)).startsWith("__Host-shopper=v1.new.");
    }

    private static String onlyCookieSetBy(HttpResponse<String> reply) {
        assertThat(reply.headers().allValues("Set-Cookie")).hasSize(1);
        return reply.headers().allValues("Set-Cookie").getFirst();
    }

    private static String cookieOf(Duration age) {
        return cookie(Map.of("new", Keys.NEW), "new", age);
    }

    private static String cookie(Map<String, String> keys, String signingKey, Duration age) {
        ShopperCookie then = new ShopperCookie(new SigningKeys(new ShopperProperties(keys, signingKey)),
                Clock.offset(Clock.system(ZoneOffset.UTC), age.negated()));
        return ShopperCookie.NAME + "=" + then.write(then.issuedNow(SOMEBODY), true).getValue();
    }
}
