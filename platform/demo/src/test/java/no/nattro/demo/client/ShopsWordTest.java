package no.nattro.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.books.history.Purchases;
import org.junit.jupiter.api.Test;

class ShopsWordTest {

    private static final UUID SHOPPER = UUID.fromString("5a000000-0000-4000-8000-000000000001");
    private static final UUID ORDER = UUID.fromString("7e200000-0000-4000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("7e200000-0000-4000-8000-000000000002");
    private static final String BODY = "{\"lines\":[]}";
    private static final String ANOTHER_BODY = "{\"lines\":[1]}";

    private final ShopsWord word = new ShopsWord();

    @Test
    void a_pending_order_may_be_confirmed_later_and_stays_so() {
        assertThat(hear(202, pending(ORDER), ORDER)).isEmpty();
        assertThat(word.isDecided()).isFalse();
        assertThat(hear(201, ScriptedShop.confirmation(ORDER), ORDER)).isEmpty();
        assertThat(hear(201, ScriptedShop.confirmation(ORDER), ORDER)).isEmpty();

        assertThat(word.isDecided()).isTrue();
        assertThat(word.order()).contains(ORDER);
    }

    @Test
    void a_confirmation_after_a_refusal_is_a_contradiction() {
        assertThat(hear(402, Purchases.problem("payment-declined"), null)).isEmpty();

        assertThat(hear(201, ScriptedShop.confirmation(ORDER), ORDER)).singleElement().asString()
                .startsWith("was answered 402 ").contains(", and now 201 ");
    }

    @Test
    void the_same_decision_in_other_words_is_a_contradiction() {
        hear(409, Purchases.problem("out-of-stock"), null);

        assertThat(hear(409, Purchases.problem("out-of-stock") + " ", null)).hasSize(1);
    }

    @Test
    void what_is_decided_is_not_open_again() {
        hear(201, ScriptedShop.confirmation(ORDER), ORDER);

        assertThat(hear(202, pending(ORDER), ORDER)).singleElement().asString().contains("open again");
        assertThat(hear(409, Purchases.problem("request-in-progress"), null)).hasSize(1);
    }

    @Test
    void an_answer_that_was_overtaken_is_no_contradiction() {
        ShopsWord.Asked early = word.ask(BODY);
        hear(201, ScriptedShop.confirmation(ORDER), ORDER);

        assertThat(word.hear(early, operation(202, pending(ORDER), ORDER))).isEmpty();
    }

    @Test
    void a_key_has_one_order() {
        hear(202, pending(ORDER), ORDER);

        assertThat(hear(202, pending(OTHER), OTHER)).singleElement().isEqualTo(
                "was given order " + ORDER + ", and now " + OTHER);
    }

    @Test
    void faults_and_silence_say_nothing() {
        hear(201, ScriptedShop.confirmation(ORDER), ORDER);

        assertThat(hear(504, Purchases.problem("upstream-timeout"), null)).isEmpty();
        assertThat(hear(503, Purchases.problem("unavailable"), null)).isEmpty();
        assertThat(hear(null, null, null)).isEmpty();
    }

    @Test
    void of_two_contents_one_is_taken() {
        ShopsWord.Asked loser = word.ask(ANOTHER_BODY);
        hear(201, ScriptedShop.confirmation(ORDER), ORDER);

        assertThat(word.hear(loser, operation(422, Purchases.problem("key-reused"), null))).isEmpty();
        assertThat(word.hear(word.ask(ANOTHER_BODY), operation(202, pending(ORDER), ORDER))).asString()
                .contains("two different orders");
    }

    @Test
    void who_never_asked_for_anything_else_did_not_reuse_the_key() {
        assertThat(hear(422, Purchases.problem("key-reused"), null)).hasSize(1);
        word.ask(ANOTHER_BODY);
        assertThat(hear(422, Purchases.problem("key-reused"), null)).isEmpty();
        hear(202, pending(ORDER), ORDER);
        assertThat(hear(422, Purchases.problem("key-reused"), null)).hasSize(1);
    }

    @Test
    void a_confirmation_that_cannot_be_read_is_told() {
        assertThat(hear(201, "{}", null)).containsExactly("was answered 201 with {}");
    }

    private List<String> hear(Integer status, String response, UUID order) {
        return word.hear(word.ask(BODY), operation(status, response, order));
    }

    private static Operation operation(Integer status, String response, UUID order) {
        return new Operation(Instant.EPOCH, Operation.What.BUY, Purchases.cookie(SHOPPER), "k-1", BODY,
                Operation.End.OK, status, response, order);
    }

    private static String pending(UUID order) {
        return "{\"id\":\"" + order + "\",\"status\":\"PENDING\"}";
    }
}
