package no.nattro.order.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a shopper asks for: these products, paid with this token, for this total if one was named. */
public record PlaceOrder(ShopperId shopper, IdempotencyKey key, List<OrderLine> lines, String paymentToken,
        @Nullable Money expectedTotal) {

    /** @throws IllegalArgumentException when there is no line, or one product stands on two lines */
    public PlaceOrder {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("an order has at least one line");
        }
        Set<String> skus = new HashSet<>();
        if (!lines.stream().allMatch(line -> skus.add(line.sku()))) {
            throw new IllegalArgumentException("a product stands on one line");
        }
    }

    /**
     * SHA-256 of what is asked for, in hexadecimal. Made from the parsed command, not from the bytes that came: white space
     * and the order of fields and lines do not make another command.
     */
    public String fingerprint() {
        String canonical = lines.stream().sorted(Comparator.comparing(OrderLine::sku))
                .map(line -> line.sku() + '*' + line.quantity()).collect(Collectors.joining(","))
                + '|' + paymentToken
                + '|' + (expectedTotal == null ? "" : expectedTotal.amount() + expectedTotal.currency());
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
