package no.nattro.demo.books.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Purchases as a client records them. */
public final class Purchases {

    private static final Instant AT = Instant.parse("2026-11-23T18:00:01Z");
    private static final String BODY = "{\"lines\":[{\"sku\":\"NO-1001\",\"quantity\":2}],\"payment\":{\"token\":\"t\"}}";

    private Purchases() {}

    public static Operation of(UUID shopper, String key, @Nullable Integer status, @Nullable String response) {
        return new Operation(AT, Operation.What.BUY, cookie(shopper), key, BODY,
                Operation.End.OK, status, response, null);
    }

    /** One that was answered with the id of its order. */
    public static Operation pending(UUID shopper, String key, UUID order) {
        return new Operation(AT, Operation.What.BUY, cookie(shopper), key, BODY, Operation.End.INFO, 202,
                "{\"id\":\"" + order + "\",\"status\":\"PENDING\"}", order);
    }

    /** One that came to nothing. */
    public static Operation failed(UUID shopper, String key, @Nullable Integer status, @Nullable String response) {
        return new Operation(AT, Operation.What.BUY, cookie(shopper), key, BODY, Operation.End.FAIL, status, response,
                null);
    }

    public static Operation cancellation(UUID shopper, UUID order, @Nullable Integer status) {
        return new Operation(AT, Operation.What.CANCEL, cookie(shopper), null, null, Operation.End.INFO, status,
                status == null ? null : "{}", order);
    }

    public static String cookie(UUID shopper) {
        return "__Host-shopper=v1.key-1." + shopper + ".1764000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    }

    public static String confirmation(UUID order, long total, int quantity) {
        return """
                {"id":"%s","status":"CONFIRMED","total":{"amount":%d,"currency":"NOK"},
                 "lines":[{"sku":"NO-1001","quantity":%d,"unitPrice":{"amount":39800,"currency":"NOK"}}]}"""
                .formatted(order, total, quantity);
    }

    public static String problem(String type) {
        return "{\"type\":\"urn:nattro:problem:" + type + "\"}";
    }
}
