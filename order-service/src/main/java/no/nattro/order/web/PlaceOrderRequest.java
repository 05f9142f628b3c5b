package no.nattro.order.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
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
        @NotEmpty(message = "at least one line is needed") @Size(max = 50, message = "at most 50 lines") @EachSkuOnce List<@NotNull(message = "a line is not null") @Valid Line> lines,
        @NotNull(message = "is needed: {\"token\": \"tok_…\"}") @Valid Payment payment,
        @Valid @Nullable Amount expectedTotal) {

    record Line(
            @NotNull(message = "is needed") @Pattern(regexp = "[A-Z0-9-]{3,32}", message = "a SKU is 3 to 32 capital letters, digits and hyphens") String sku,
            @NotNull(message = "is needed") @Min(value = 1, message = "at least 1") @Max(value = 99, message = "at most 99 of a product in one order") Integer quantity) {}

    /** Tokens only: a card number does not match, is refused and is not repeated in the answer. */
    record Payment(
            @NotNull(message = "is needed") @Pattern(regexp = "tok_[a-z_]{3,40}", message = "a token is tok_ and 3 to 40 small letters or underscores;"
                    + " card numbers are not accepted") String token) {}

    record Amount(
            @NotNull(message = "is needed") @Min(value = 0, message = "is not negative") @Max(value = 1_000_000_000_000L, message = "is too large") Long amount,
            @NotNull(message = "is needed") @Pattern(regexp = Money.NOK, message = "prices are in NOK") String currency) {}

    PlaceOrder command(ShopperId shopper, IdempotencyKey key) {
        return new PlaceOrder(shopper, key,
                lines.stream().map(line -> OrderLine.of(line.sku(), line.quantity())).toList(), payment.token(),
                expectedTotal == null ? null : new Money(expectedTotal.amount(), expectedTotal.currency()));
    }
}
