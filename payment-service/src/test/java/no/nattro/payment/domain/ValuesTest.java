package no.nattro.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @Test
    void money_is_between_one_oere_and_the_largest_amount() {
        assertThat(Money.nok(1)).isEqualTo(new Money(1, "NOK"));
        assertThat(Money.nok(Money.LARGEST).amount()).isEqualTo(1_000_000_000_000L);
        assertThatIllegalArgumentException().isThrownBy(() -> Money.nok(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.nok(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.nok(Money.LARGEST + 1));
    }

    @Test
    void money_is_in_kroner() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, "SEK"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_approved", "tok_abc", "tok____"})
    void a_token_has_the_form_of_a_token(String text) {
        assertThat(new PaymentToken(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tok_", "tok_ab", "approved", "tok_Approved", "tok_4111111111111111",
            "4111111111111111",
            "tok_approved\n", "tok_åpen", "tok_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void a_card_number_or_anything_else_is_no_token(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PaymentToken(text))
                .satisfies(refusal -> assertThat(refusal.getMessage()).isEqualTo(
                        "a payment token has the form ^tok_[a-z_]{3,40}$"));
    }

    @Test
    void a_token_does_not_print_itself() {
        assertThat(new PaymentToken("tok_approved")).asString().doesNotContain("approved");
    }

    @Test
    void an_order_id_is_a_whole_uuid() {
        String text = "0f8fad5b-d9cb-469f-a165-70867728950e";
        assertThat(OrderId.of(text)).hasToString(text);
        assertThat(OrderId.of("0F8FAD5B-D9CB-469F-A165-70867728950E")).hasToString(text);
        assertThatIllegalArgumentException().isThrownBy(() -> OrderId.of("1-2-3-4-5"));
        assertThatIllegalArgumentException().isThrownBy(() -> OrderId.of("an order"));
    }
}
