package no.nattro.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceOrderTest {

    private static final OrderLine COFFEE = OrderLine.of("NO-1001", 2);
    private static final OrderLine CHEESE = OrderLine.of("NO-1002", 1);

    @Test
    void has_the_same_fingerprint_whatever_the_order_of_its_lines() {
        assertThat(command(List.of(COFFEE, CHEESE), "tok_approved", null).fingerprint())
                .isEqualTo(command(List.of(CHEESE, COFFEE), "tok_approved", null).fingerprint())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void has_another_fingerprint_when_anything_else_is_asked_for() {
        Set<String> fingerprints = new HashSet<>();
        fingerprints.add(command(List.of(COFFEE, CHEESE), "tok_approved", null).fingerprint());
        fingerprints.add(command(List.of(COFFEE), "tok_approved", null).fingerprint());
        fingerprints.add(command(List.of(OrderLine.of("NO-1001", 3), CHEESE), "tok_approved", null).fingerprint());
        fingerprints.add(command(List.of(COFFEE, CHEESE), "tok_declined", null).fingerprint());
        fingerprints.add(command(List.of(COFFEE, CHEESE), "tok_approved", Money.nok(0)).fingerprint());
        fingerprints.add(command(List.of(COFFEE, CHEESE), "tok_approved", Money.nok(1)).fingerprint());
        assertThat(fingerprints).hasSize(6);
    }

    @Test
    void refuses_no_lines_and_a_product_on_two_lines() {
        assertThatThrownBy(() -> command(List.of(), "tok_approved", null)).hasMessageContaining("at least one line");
        assertThatThrownBy(() -> command(List.of(COFFEE, OrderLine.of("NO-1001", 1)), "tok_approved", null))
                .hasMessageContaining("one line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "tab\t", "line\nbreak", "blåbær", "\u007f"})
    void has_a_key_of_visible_ascii(String key) {
        assertThat(IdempotencyKey.isWellFormed(key)).isFalse();
        assertThatThrownBy(() -> new IdempotencyKey(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void has_a_key_of_at_most_200_characters() {
        assertThat(IdempotencyKey.isWellFormed("k".repeat(200))).isTrue();
        assertThat(IdempotencyKey.isWellFormed("k".repeat(201))).isFalse();
    }

    private static PlaceOrder command(List<OrderLine> lines, String token, @Nullable Money expectedTotal) {
        return new PlaceOrder(new ShopperId(new UUID(0, 1)), new IdempotencyKey("key"), lines, token, expectedTotal);
    }
}
