package no.nattro.demo.shop;

import java.util.List;
import java.util.Map;

/**
 * What is sent to buy something.
 *
 * @param key the idempotency key: the same one again is the same purchase again
 */
public record Order(List<BasketLine> lines, String token, String key) {

    Map<String, Object> body() {
        return Map.of("lines", lines, "payment", Map.of("token", token));
    }
}
