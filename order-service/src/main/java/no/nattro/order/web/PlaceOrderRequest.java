package no.nattro.order.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import no.nattro.order.domain.IdempotencyKey;
import no.nattro.order.domain.Money;
import no.nattro.order.domain.OrderLine;
import no.nattro.order.domain.PlaceOrder;
import no.nattro.order.domain.ShopperId;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/orders}.
 *
 * @param lines         1 to 50, each product on one line
 * @param expectedTotal what the shopper was shown; if it is not what the order costs, nothing is charged
 */
record PlaceOrderRequest(
        @NotNull @Size(min = 1, max = 50) @EachSkuOnce List<@NotNull @Valid RequestedLine> lines,
        @NotNull @Valid Payment payment,
        @Valid @Nullable Amount expectedTotal) {

    private static final String SKU = "^[A-Z0-9-]{3,32}$";
    private static final String SKU_FORM = "is 3 to 32 capital letters, digits and hyphens";
    private static final String TOKEN = "^tok_[a-z_]{3,40}$";
    private static final String TOKEN_FORM = "is tok_ and 3 to 40 small letters or underscores; no card number is accepted";
    private static final String NOK = "is NOK: all prices are";

    record RequestedLine(@NotNull @Pattern(regexp = SKU, message = SKU_FORM) String sku,
            @NotNull @Min(1) @Max(99) Integer quantity) {}

    /** Tokens only: a card number does not match, is refused and is not repeated in the answer. */
    record Payment(@NotNull @Pattern(regexp = TOKEN, message = TOKEN_FORM) String token) {}

    record Amount(@NotNull @Min(0) @Max(1_000_000_000_000L) Long amount,
            @NotNull @Pattern(regexp = Money.NOK, message = NOK) String currency) {}

    PlaceOrder command(ShopperId shopper, IdempotencyKey key) {
        return new PlaceOrder(shopper, key,
                lines.stream().map(line -> OrderLine.of(line.sku(), line.quantity())).toList(), payment.token(),
                expectedTotal == null ? null : new Money(expectedTotal.amount(), expectedTotal.currency()));
    }
}
