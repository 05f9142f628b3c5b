package no.nattro.payment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.nattro.payment.Books;
import no.nattro.payment.PaymentCalls;
import no.nattro.payment.PaymentCalls.Reply;
import no.nattro.payment.WholeService;
import no.nattro.payment.domain.OrderId;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.RequestId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WholeService
class PaymentApiIT {

    private final PaymentCalls calls;
    private final Books books;
    private final OrderId order = OrderId.random();

    PaymentApiIT(PaymentCalls calls, Books books) {
        this.calls = calls;
        this.books = books;
    }

    @Test
    void an_approved_charge_is_captured_once_however_often_it_is_asked_for() {
        for (int i = 0; i < 3; i++) {
            Reply reply = calls.charge(order, "tok_approved");
            assertThat(reply.summary()).isEqualTo("200 CAPTURED");
            assertThat(reply.body().at("/orderId").asText()).isEqualTo(order.toString());
            assertThat(reply.body().at("/amount/amount").asLong()).isEqualTo(39800);
            assertThat(reply.body().at("/amount/currency").asText()).isEqualTo("NOK");
        }
        assertThat(books.history(order)).isEqualTo("REQUESTED -> CAPTURED");
        assertThat(books.moves(order)).containsExactly("CAPTURE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tok_declined           | the bank gives no reason
            tok_insufficient_funds | insufficient funds
            tok_expired            | it has expired
            tok_of_somebody_else   | the bank does not know this token
            """)
    void a_declined_charge_is_declined_again_in_the_same_words(String token, String reason) {
        for (int i = 0; i < 2; i++) {
            Reply reply = calls.charge(order, token);
            assertThat(reply.summary()).isEqualTo("402 payment-declined");
            assertThat(reply.body().path("detail").asText()).isEqualTo("The card was declined: " + reason
                    + ".");
        }
        assertThat(calls.undo(order).summary()).isEqualTo("200 DECLINED");
        assertThat(books.history(order)).isEqualTo("REQUESTED -> DECLINED");
        assertThat(books.moves(order)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_slow_before", "tok_slow_after", "tok_lost_reply"})
    void an_answer_that_comes_late_or_never_is_202_and_asking_again_finds_the_one_capture(String token) {
        assertThat(calls.charge(order, token, Deadline.HEADER, "600").summary()).isEqualTo("202 REQUESTED");

        await().untilAsserted(() -> assertThat(calls.charge(order, token).summary()).isEqualTo("200 CAPTURED"));
        assertThat(books.history(order)).isEqualTo("REQUESTED -> CAPTURED");
        assertThat(books.moves(order)).containsExactly("CAPTURE");
    }

    @ParameterizedTest
    @CsvSource({"tok_slow_before, VOIDED", "tok_slow_after, REFUNDED"})
    void a_charge_that_the_bank_sleeps_on_is_undone_and_its_late_end_changes_nothing(String token, String end)
            throws Exception {
        try (ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply> charge = caller.submit(() -> calls.charge(order, token));
            await().until(() -> books.history(order).equals("REQUESTED")
                    && (token.equals("tok_slow_before") || books.bankStatus(order).equals("CAPTURED")));

            assertThat(calls.undo(order).summary()).isEqualTo("200 " + end);
            assertThat(charge.get().summary()).isEqualTo("409 already-undone");
        }
        assertThat(books.history(order)).isEqualTo("REQUESTED -> UNDOING -> " + end);
        assertThat(books.bankStatus(order)).isEqualTo(end);
    }

    @Test
    void a_captured_payment_is_refunded_once() {
        calls.charge(order, "tok_approved");

        assertThat(calls.undo(order).summary()).isEqualTo("200 REFUNDED");
        assertThat(calls.undo(order).summary()).isEqualTo("200 REFUNDED");
        assertThat(calls.charge(order, "tok_approved").summary()).isEqualTo("409 already-undone");
        assertThat(books.history(order)).isEqualTo("REQUESTED -> CAPTURED -> UNDOING -> REFUNDED");
        assertThat(books.moves(order)).containsExactly("CAPTURE", "REFUND");
    }

    @Test
    void undoing_nothing_leaves_a_tombstone_that_a_late_charge_finds() {
        Reply undone = calls.undo(order);

        assertThat(undone.summary()).isEqualTo("200 VOIDED");
        assertThat(undone.body().has("amount")).isFalse();
        assertThat(calls.charge(order, "tok_approved").summary()).isEqualTo("409 already-undone");
        assertThat(books.history(order)).isEqualTo("VOIDED");
        assertThat(books.bankStatus(order)).isEqualTo("nothing");
    }

    @Test
    void a_charge_without_time_for_the_bank_is_kept_and_not_sent() {
        assertThat(calls.charge(order, "tok_approved", Deadline.HEADER, "1").summary()).isEqualTo("202 REQUESTED");
        assertThat(books.bankStatus(order)).isEqualTo("nothing");
        assertThat(books.payment(order)).containsEntry("attempts", 0);
        assertThat(calls.charge(order, "tok_approved").summary()).isEqualTo("200 CAPTURED");
    }

    @Test
    void an_undo_without_time_for_the_bank_is_202_until_it_is_asked_again() {
        calls.charge(order, "tok_approved");

        assertThat(calls.undo(order, Deadline.HEADER, "1").summary()).isEqualTo("202 UNDOING");
        assertThat(calls.charge(order, "tok_approved").summary()).isEqualTo("409 already-undone");
        assertThat(calls.undo(order).summary()).isEqualTo("200 REFUNDED");
    }

    @Test
    void another_body_under_the_same_order_is_refused_and_changes_nothing() {
        calls.charge(order, "tok_approved");

        assertThat(calls.charge(order, "tok_declined").summary()).isEqualTo("422 key-reused");
        assertThat(calls.send("PUT", "/payments/" + order, """
                {"amount": {"amount": 39801, "currency": "NOK"}, "token": "tok_approved"}""").summary())
                .isEqualTo("422 key-reused");
        assertThat(calls.charge(order, "tok_approved").summary()).isEqualTo("200 CAPTURED");
    }

    @Test
    void a_payment_can_be_looked_at_but_its_token_cannot() {
        assertThat(calls.look(order).summary()).isEqualTo("404 not-found");
        calls.charge(order, "tok_expired", RequestId.HEADER, "the-first-request");

        Reply payment = calls.look(order);
        assertThat(payment.summary()).isEqualTo("200 DECLINED");
        assertThat(payment.body().path("declineReason").asText()).isEqualTo("CARD_EXPIRED");
        assertThat(payment.body().path("requestId").asText()).isEqualTo("the-first-request");
        assertThat(payment.text()).doesNotContain("tok_");
    }

    @Test
    void the_row_leads_to_the_request_and_the_trace_that_made_it() {
        calls.charge(order, "tok_approved", RequestId.HEADER, "the-first-request", "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        assertThat(books.payment(order)).containsEntry("request_id", "the-first-request");
        assertThat(books.payment(order).get("traceparent")).asString()
                .matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01");
    }

    @Test
    void twenty_charges_at_once_make_one_capture() throws Exception {
        assertThat(atOnce(20, () -> calls.charge(order, "tok_approved").summary())).containsOnly("200 CAPTURED");
        assertThat(books.history(order)).isEqualTo("REQUESTED -> CAPTURED");
        assertThat(books.moves(order)).containsExactly("CAPTURE");
    }

    @Test
    void charges_and_undos_at_once_leave_no_money_taken() throws Exception {
        for (int round = 0; round < 10; round++) {
            OrderId contested = OrderId.random();
            List<String> answers = atOnce(8, () -> calls.charge(contested, "tok_approved").summary(),
                    () -> calls.undo(contested).summary());

            String end = books.payment(contested).get("status").toString();
            assertThat(end).isIn("VOIDED", "REFUNDED");
            assertThat(answers).isSubsetOf("200 CAPTURED", "409 already-undone", "200 " + end);
            assertThat(books.moves(contested)).isIn(List.of(), List.of("CAPTURE", "REFUND"));
            assertThat(books.moves(contested).size() == 2).isEqualTo(end.equals("REFUNDED"));
        }
    }

    @Test
    void a_bad_order_id_is_no_order_id() {
        Reply reply = calls.send("GET", "/payments/1-2-3-4-5", "");

        assertThat(reply.summary()).isEqualTo("400 invalid-request");
        assertThat(reply.body().at("/errors/0/field").asText()).isEqualTo("orderId");
    }

    @SafeVarargs
    private static List<String> atOnce(int times, Callable<String>... calls) throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> all = IntStream.range(0, times).mapToObj(i -> calls[i % calls.length]).toList();
            return callers.invokeAll(all).stream().map(Future::resultNow).toList();
        }
    }
}
