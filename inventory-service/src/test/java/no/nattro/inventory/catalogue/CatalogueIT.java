package no.nattro.inventory.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.nattro.inventory.support.Books;
import no.nattro.inventory.support.Calls;
import no.nattro.inventory.support.InventoryTest;
import no.nattro.inventory.support.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@InventoryTest
class CatalogueIT {

    private final Calls calls;
    private final Books books;

    CatalogueIT(Calls calls, Books books) {
        this.calls = calls;
        this.books = books;
    }

    @Test
    void a_product_shows_its_price_and_what_nobody_holds() {
        String sku = books.newProduct(5);
        calls.reserve(UUID.randomUUID(), sku + "*2");

        Reply reply = calls.get("/api/products/" + sku);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).hasToString(
                "{\"sku\":\"%s\",\"name\":\"Thing %s\",\"description\":\"Made for a test.\",".formatted(sku, sku)
                        + "\"price\":{\"amount\":12900,\"currency\":\"NOK\"},\"available\":3}");
    }

    @Test
    void a_page_holds_twenty_products_unless_another_number_is_asked_for() {
        Reply reply = calls.get("/api/products");

        assertThat(reply.body().path("items")).hasSize(20);
        assertThat(reply.body().path("next").asText()).isEqualTo("NO-1020");
        assertThat(calls.get("/api/products?limit=3").body().path("items").findValuesAsText("sku"))
                .containsExactly("NO-1001", "NO-1002", "NO-1003");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100})
    void following_the_pages_meets_every_product_once(int limit) {
        String last = books.newProduct(1);
        List<String> met = new ArrayList<>();
        JsonNode page = calls.get("/api/products?limit=" + limit).body();
        met.addAll(page.path("items").findValuesAsText("sku"));
        while (!page.path("next").isNull()) {
            page = calls.get("/api/products?limit=" + limit + "&after=" + page.path("next").asText()).body();
            met.addAll(page.path("items").findValuesAsText("sku"));
        }

        assertThat(met).isSorted().doesNotHaveDuplicates().contains("NO-1001", "NO-1030").endsWith(last);
    }

    @Test
    void a_page_continues_with_products_that_were_added_meanwhile() {
        String last = books.newProduct(1);
        assertThat(calls.get("/api/products?after=" + last).body().path("items")).isEmpty();

        String added = books.newProduct(1);

        assertThat(calls.get("/api/products?after=" + last).body().path("items").findValuesAsText("sku"))
                .containsExactly(added);
    }

    @Test
    void after_the_last_product_there_is_an_empty_page() {
        Reply reply = calls.get("/api/products?after=ZZZ-9999");

        assertThat(reply.body()).hasToString("{\"items\":[],\"next\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO-9999", "no-1001", "x", "%27%3B--", "NO-1001%20"})
    void what_is_no_product_is_not_found(String sku) {
        Reply reply = calls.get("/api/products/" + sku);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.word()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=-1", "limit=many", "limit=1.5", "limit=99999999999",
            "after=no-1001", "after=%00", "after=" + "X" + "-------------------------------------"})
    void a_bad_parameter_is_named(String query) {
        Reply reply = calls.get("/api/products?" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.word()).isEqualTo("invalid-request");
        assertThat(reply.body().path("errors").findValuesAsText("field")).containsExactly(query.split("=")[0]);
    }
}
