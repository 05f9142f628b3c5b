package no.nattro.gateway.file;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.nattro.gateway.GatewayProcess;
import no.nattro.gateway.Keys;
import no.nattro.gateway.Services;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shop page as people meet it: Chromium, the gateway as a process, and services that behave as a test wants them to. */
class ShopPageIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;
    private static Chromium chromium;
    private static GatewayProcess gateway;

    private ShopPage page;

    @BeforeAll
    static void start() throws IOException {
        assumeThat(Chromium.isInstalled()).as("Chromium and its driver").isTrue();
        gateway = GatewayProcess.start(folder, Map.of("NATTRO_SHOPPER_KEYS_K1", Keys.NEW,
                "NATTRO_SHOPPER_SIGNING_KEY", "k1",
                "SPRING_SSL_BUNDLE_PEM_GATEWAY_KEYSTORE_CERTIFICATE",
                Services.CERTIFICATE.certificate().toUri().toString(),
                "SPRING_SSL_BUNDLE_PEM_GATEWAY_KEYSTORE_PRIVATEKEY",
                Services.CERTIFICATE.privateKey().toUri().toString()));
        chromium = Chromium.start(); // meanwhile
        gateway.awaitReady();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (gateway != null) {
            gateway.close();
        }
    }

    @BeforeEach
    void somebody_comes_for_the_first_time() {
        Shelves.fill();
        page = new ShopPage(chromium.driver(), gateway.port());
        chromium.driver().get("about:blank");
        chromium.comeAs("en-GB");
    }

    @AfterEach
    void the_console_has_nothing_to_complain_of() {
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void what_was_chosen_is_bought_at_the_price_that_was_shown() throws IOException {
        Shelves.purchases(Shelves.confirmed());
        page.open().choose(1, 2).choose(2, 1).pay("tok_approved");
        assertThat(page.text("total")).isEqualTo("NOK 945.00");
        Shelves.orders(Shelves.order("CONFIRMED", ""));
        page.buy().says("Your order is confirmed. You paid NOK 398.00.");

        assertThat(JSON.readTree(Shelves.bought().getFirst().getBodyAsString())).isEqualTo(JSON.readTree("""
                {"lines": [{"sku": "NO-1001", "quantity": 2}, {"sku": "NO-1002", "quantity": 1}],
                 "payment": {"token": "tok_approved"}, "expectedTotal": {"amount": 94500, "currency": "NOK"}}"""));
        assertThat(page.text("request-id")).isEqualTo(Shelves.bought().getFirst().getHeader("X-Request-ID"));
        page.shows("orders", "Confirmed.").shows("basket", "Nothing chosen yet.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 300})
    void a_double_click_is_one_order(int millis) {
        Shelves.purchases(Shelves.problem(402, "payment-declined").withFixedDelay(millis));
        page.open().choose(1, 1).buyWithADoubleClick().says("The bank declined the payment.");
        page.buy();

        await().until(() -> Shelves.bought().size() == 2); // the third click is another wish, and another key
        assertThat(Shelves.keys()).hasSize(2);
    }

    @Test
    void a_reload_in_the_middle_asks_about_the_same_order() {
        chromium.hurry();
        Shelves.purchases(Shelves.confirmed().withFixedDelay(700), Shelves.problem(409, "request-in-progress")
                .withHeader("Retry-After", "1"), Shelves.confirmed());
        page.open().choose(1, 1).buy();
        await().until(() -> Shelves.bought().size() == 1);
        page.reload().says("Your order is confirmed.").ready();

        assertThat(Shelves.bought()).hasSize(3).extracting(purchase -> purchase.getBodyAsString()).containsOnly(
                Shelves.bought().getFirst().getBodyAsString());
        assertThat(Shelves.keys()).hasSize(1);
        page.reload().ready();
        assertThat(Shelves.bought()).hasSize(3);
    }

    @Test
    void without_a_cookie_it_buys_with_the_one_that_the_refusal_set() {
        Shelves.purchases(Shelves.confirmed());
        page.open().choose(1, 1);
        chromium.clearCookies();
        page.buy().says("Your order is confirmed.");

        assertThat(Shelves.bought()).hasSize(1);
    }

    @Test
    void another_shopper_does_not_repeat_an_order_that_may_exist() {
        Shelves.purchases(aResponse().withFault(Fault.EMPTY_RESPONSE));
        page.open().choose(1, 1).buy().says("Nobody knows yet whether your order was placed.");
        chromium.clearCookies();
        page.press("again").says("it was not sent again");

        assertThat(Shelves.bought().size()).isBetween(1, 2); // it may have asked again by itself before
        assertThat(Shelves.keys()).hasSize(1);
    }

    @Test
    void what_is_pending_is_looked_at_until_it_is_decided() {
        chromium.hurry();
        Shelves.purchases(Shelves.pending());
        Shelves.looks(okJson(Shelves.order("PENDING", "")).withHeader("Retry-After", "1"),
                Shelves.problem(503, "unavailable")
                        .withHeader("Retry-After", "1"),
                okJson(Shelves.order("CONFIRMED", "")));
        page.open().choose(1, 1).buy().says("the bank has not answered yet").says("Your order is confirmed.");

        assertThat(Shelves.bought()).hasSize(1);
    }

    @Test
    void what_was_pending_may_end_without_a_purchase() {
        chromium.hurry();
        Shelves.purchases(Shelves.pending());
        Shelves.looks(okJson(Shelves.order("REJECTED", ", \"reason\": \"DECLINED\"")));
        page.open().choose(1, 1).buy().says("The bank declined the payment.");

        assertThat(page.text("lines")).contains("Thermos flask");
    }

    @Test
    void whoever_is_told_to_come_later_comes_later_and_with_the_same_key() {
        Shelves.purchases(Shelves.problem(429, "rate-limited").withHeader("Retry-After", "1"), Shelves.confirmed());
        page.open().choose(1, 1).buy().says("That was too much at once").shows("countdown", "Asking again in");
        page.says("Your order is confirmed.");

        assertThat(Shelves.keys()).hasSize(1);
        assertThat(Duration.between(Shelves.bought().get(0).getLoggedDate().toInstant(),
                Shelves.bought().get(1).getLoggedDate().toInstant())).isGreaterThan(Duration.ofMillis(950));
    }

    @Test
    void whoever_was_refused_before_an_order_existed_may_think_again() {
        Shelves.purchases(Shelves.problem(503, "unavailable").withHeader("Retry-After", "60"), Shelves.confirmed());
        page.open().choose(1, 1).buy().says("Nothing was ordered by this attempt.").press("give-up")
                .says("Nothing was ordered.").buy().says("Your order is confirmed.");

        assertThat(Shelves.keys()).hasSize(2);
    }

    @Test
    void a_line_that_was_down_loses_nothing() {
        Shelves.purchases(Shelves.confirmed());
        page.open().choose(1, 1);
        chromium.online(false);
        page.buy().says("No answer came. Nobody knows yet");
        assertThat(Shelves.bought()).isEmpty();
        String kept = (String) chromium.driver().executeScript(
                "return JSON.parse(sessionStorage.getItem('nattro.purchase')).key");
        chromium.online(true);
        page.press("again").says("Your order is confirmed.");

        assertThat(Shelves.keys()).containsExactly(kept);
        assertThat(chromium.driver().executeScript("return sessionStorage.getItem('nattro.purchase')")).isNull();
    }

    @Test
    void an_answer_that_got_lost_is_asked_for_again_without_anybodys_doing() {
        chromium.hurry();
        Shelves.purchases(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), Shelves.confirmed());
        page.open().choose(1, 1).buy().says("A part of the shop did not answer properly.")
                .says("Your order is confirmed.");

        assertThat(Shelves.keys()).hasSize(1);
        assertThat(Shelves.bought()).hasSize(2);
    }

    @Test
    void it_buys_over_plain_http_behind_an_edge_that_speaks_it() {
        chromium.comeOverPlainHttp();
        Shelves.purchases(Shelves.confirmed());
        page.open().choose(1, 1).buy().says("Your order is confirmed.");
        page.press("copy").choose(1, 1).buy();

        await().until(() -> Shelves.keys().size() == 2);
        assertThat(Shelves.keys()).allMatch(key -> key.matches("[0-9a-f]{32}"));
    }

    /** However many purchases have ended meanwhile, and however often more was wanted. */
    @Test
    void a_catalogue_that_is_away_is_asked_by_one_at_a_time() {
        Shelves.products("NO-1001", Shelves.product("NO-1001", "Thermos flask", 39800, 12));
        Shelves.purchases(Shelves.problem(402, "payment-declined"));
        page.open().choose(1, 1);
        Services.INVENTORY.stubFor(get(urlPathEqualTo("/api/products"))
                .willReturn(Shelves.problem(503, "unavailable").withHeader("Retry-After", "2")));
        for (int i = 1; i <= 5; i++) {
            page.buy().press("more");
            int purchases = i;
            await().until(() -> Shelves.bought().size() == purchases);
            page.says("The bank declined the payment.");
        }

        Services.INVENTORY.resetRequests();
        await().atMost(Duration.ofSeconds(20)).until(() -> Shelves.lookedFor().size() == 3);
        assertThat(Duration.between(Shelves.lookedFor().getFirst(), Shelves.lookedFor().getLast()))
                .isGreaterThan(Duration.ofSeconds(3));
    }

    @Test
    void every_problem_is_told_in_both_languages() throws IOException {
        JsonNode english = texts("en");
        JsonNode norwegian = texts("nb");
        List<ShopperProblem> problems = ShopperProblem.all().collect(Collectors.toCollection(ArrayList::new));
        problems.sort(Comparator.comparing(problem -> problem.type().equals("request-in-progress"))); // it stays
        page.open().choose(1, 1);
        for (ShopperProblem problem : problems) {
            ResponseDefinitionBuilder answer = Shelves.problem(problem.status(), problem.type())
                    .withHeader("Retry-After", "60");
            Shelves.purchases(answer);
            JsonNode first = page.language().equals("en") ? english : norwegian;
            JsonNode second = first == english ? norwegian : english;
            String text = "problem." + problem.type();
            page.pressWhereverItIs("buy").says(first.get(text).textValue());
            assertThat(page.text("request-id")).isNotBlank();
            page.pressWhereverItIs("language").says(second.get(text).textValue());
            if (page.offers("give-up")) {
                page.pressWhereverItIs("give-up");
            } else if (page.offers("again") || problem.status() >= 500) { // it may just be asking again by itself
                Shelves.purchases(Shelves.problem(402, "payment-declined"));
                page.pressWhereverItIs("again").says(second.get("problem.payment-declined").textValue());
            }
        }
    }

    @Test
    void a_problem_that_is_new_to_the_page_is_told_in_the_words_of_the_server() {
        Shelves.purchases(Shelves.problem(422, "brand-new"));
        page.open().choose(1, 1).buy().says("A title. What <b>happened</b>.");
    }

    @Test
    void a_hostile_product_is_only_text() {
        String hostile = "<img src=x onerror=document.title=1>";
        Shelves.products(null, Shelves.product("NO-1001", hostile, 39800, 12));
        Shelves.orders(Shelves.order("CONFIRMED", ""));
        page.open().choose(1, 1);

        assertThat(page.text("products")).contains(hostile);
        assertThat(page.text("lines")).contains(hostile);
        assertThat(page.text("orders")).contains(hostile);
        assertThat(page.all("main img")).isEmpty();
        assertThat(chromium.driver().getTitle()).isEqualTo("Nattro");
    }

    @Test
    void the_keyboard_alone_buys_and_the_focus_stays_where_it_was() {
        Shelves.purchases(Shelves.confirmed());
        page.open().tabTo("#products li:nth-child(1) input").type("2").tabTo("#token").type("approves")
                .tabTo("#buy").type(" ").says("Your order is confirmed.").shows("basket", "Nothing chosen yet.");

        assertThat(Shelves.bought().getFirst().getBodyAsString()).contains("\"quantity\":2");
        assertThat(chromium.driver().switchTo().activeElement().getDomAttribute("id")).isEqualTo("buy");
        page.tabTo("#copy");
    }

    @Test
    void an_order_is_cancelled_once_that_was_asked_and_its_refund_is_shown() {
        chromium.hurry();
        Shelves.orders(Shelves.order("CONFIRMED", ""));
        Services.ORDER.stubFor(post(urlEqualTo("/api/orders/" + Shelves.ID + "/cancellation")).willReturn(
                okJson(Shelves.order("CANCELLED", ", \"reason\": \"SHOPPER\", \"refund\": \"PENDING\""))
                        .withStatus(202)));
        page.open().shows("orders", "Confirmed.");
        page.all("#orders button").getFirst().click();
        page.all("#sure button").getFirst().click();
        page.shows("orders", "Confirmed.");
        page.all("#orders button").getFirst().click();
        page.all("#sure button").getLast().click();
        page.shows("orders", "You asked for it. Your money is on its way back.");
        assertThat(chromium.driver().switchTo().activeElement().getTagName()).isEqualTo("h3");

        Shelves.orders(Shelves.order("CANCELLED", ", \"reason\": \"SHOPPER\", \"refund\": \"DONE\""));
        page.shows("orders", "Your money was given back.");
    }

    @Test
    void more_products_are_shown_when_they_are_wanted() {
        Shelves.products("NO-1001", Shelves.product("NO-1001", "Thermos flask", 39800, 12));
        page.open();
        Shelves.products(null, Shelves.product("NO-1002", "Cheese slicer", 14900, 0));
        page.press("more").shows("products", "Cheese slicer").shows("products", "Sold out");

        assertThat(page.offers("more")).isFalse();
        assertThat(chromium.driver().switchTo().activeElement().getAccessibleName())
                .isEqualTo("Quantity: Cheese slicer");
    }

    @Test
    void norwegians_are_met_in_norwegian_and_a_choice_is_remembered() {
        chromium.comeAs("nb-NO,nb,en");
        assertThat(page.open().language()).isEqualTo("nb");
        assertThat(page.text("products")).contains("398,00").contains("12 på lager");
        page.press("language").shows("products", "12 in stock").reload().ready();

        assertThat(page.language()).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "narrow"})
    void nobody_is_kept_out(String circumstances) {
        chromium.comeAs("nb-NO");
        Shelves.purchases(Shelves.problem(409, "out-of-stock"));
        Shelves.orders(Shelves.order("CONFIRMED", ""));
        switch (circumstances) {
            case "dark" -> chromium.dark();
            case "narrow" -> chromium.narrow(320);
            default -> chromium.light();
        }
        try {
            page.open().choose(1, 1).buy().says("Det er ikke nok igjen på lager.");

            assertThat(chromium.barriers()).isEmpty();
            assertThat(chromium.driver().executeScript(
                    "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isEqualTo(true);
        } finally {
            chromium.wide();
        }
    }

    private static JsonNode texts(String language) throws IOException {
        return JSON.readTree(Path.of("src/main/resources/static/shop/texts." + language + ".json").toFile());
    }
}
