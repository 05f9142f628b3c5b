package no.nattro.payment.bank.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.nattro.payment.Books;
import no.nattro.payment.TakenConnections;
import no.nattro.payment.WholeService;
import no.nattro.payment.bank.BankNotReached;
import no.nattro.payment.bank.ChargeAnswer;
import no.nattro.payment.bank.VoidAnswer;
import no.nattro.payment.domain.DeclineReason;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Qualifier;

@WholeService
class SimulatedAcquirerIT {

    private static final Money PRICE = Money.nok(39800);
    private static final Money OTHER_PRICE = Money.nok(39801);

    private final SimulatedAcquirer bank;
    private final BookTransactions transactions;
    private final StatementTransactions statements;
    private final Books books;
    private final HikariDataSource pool;
    private final OrderId key = OrderId.random();

    SimulatedAcquirerIT(SimulatedAcquirer bank, BookTransactions transactions, StatementTransactions statements,
            Books books,
            @Qualifier("bankDataSource") HikariDataSource pool) {
        this.pool = pool;
        this.bank = bank;
        this.transactions = transactions;
        this.statements = statements;
        this.books = books;
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # the books say | the call      | its answer | the books then | money moved
            nothing         | charge        | Captured   | CAPTURED       | CAPTURE
            nothing         | void          | VOIDED     | VOIDED         |
            CAPTURED        | charge        | Captured   | CAPTURED       | CAPTURE
            CAPTURED        | charge more   | KeyReused  | CAPTURED       | CAPTURE
            CAPTURED        | other token   | KeyReused  | CAPTURED       | CAPTURE
            CAPTURED        | void          | REFUNDED   | REFUNDED       | CAPTURE REFUND
            DECLINED        | charge        | KeyReused  | DECLINED       |
            DECLINED        | charge more   | KeyReused  | DECLINED       |
            DECLINED        | charge again  | Declined   | DECLINED       |
            DECLINED        | void          | VOIDED     | DECLINED       |
            VOIDED          | charge        | Undone     | VOIDED         |
            VOIDED          | charge more   | Undone     | VOIDED         |
            VOIDED          | other token   | Undone     | VOIDED         |
            VOIDED          | void          | VOIDED     | VOIDED         |
            REFUNDED        | charge        | Undone     | REFUNDED       | CAPTURE REFUND
            REFUNDED        | charge more   | KeyReused  | REFUNDED       | CAPTURE REFUND
            REFUNDED        | other token   | KeyReused  | REFUNDED       | CAPTURE REFUND
            REFUNDED        | void          | REFUNDED   | REFUNDED       | CAPTURE REFUND
            """)
    void what_is_booked_first_decides_for_all_later_calls(String state, String call, String answer, String stateThen,
            String moves) {
        bringTo(state);

        for (int i = 0; i < 2; i++) {
            assertThat(answerTo(call)).isEqualTo(answer);
            assertThat(books.bankStatus(key)).isEqualTo(stateThen);
            assertThat(String.join(" ", books.moves(key))).isEqualTo(moves == null ? "" : moves);
        }
    }

    @ParameterizedTest
    @EnumSource(TestToken.class)
    void every_token_pays_or_is_declined_for_its_reason(TestToken behaviour) {
        PaymentToken token = new PaymentToken(
                behaviour.name().toLowerCase(Locale.ROOT).replace("unknown", "tok_unknown"));
        try {
            bank.charge(key, PRICE, token);
        } catch (ReplyLost _) {
            assertThat(behaviour).isEqualTo(TestToken.TOK_LOST_REPLY);
        }
        assertThat(bank.charge(key, PRICE, token)).isEqualTo(behaviour.decline()
                .<ChargeAnswer>map(ChargeAnswer.Declined::new).orElseGet(ChargeAnswer.Captured::new));
    }

    @Test
    void each_token_has_its_own_reason() {
        assertThat(TestToken.values()).extracting(token -> token.decline().orElse(null)).containsExactly(null,
                DeclineReason.CARD_DECLINED, DeclineReason.INSUFFICIENT_FUNDS, DeclineReason.CARD_EXPIRED, null, null,
                null,
                DeclineReason.UNKNOWN_TOKEN);
    }

    @Test
    void a_lost_reply_was_booked() {
        PaymentToken token = new PaymentToken("tok_lost_reply");

        assertThatThrownBy(() -> bank.charge(key, PRICE, token)).isInstanceOf(ReplyLost.class);
        assertThat(books.moves(key)).containsExactly("CAPTURE");
    }

    @ParameterizedTest
    @CsvSource({"tok_slow_before, nothing", "tok_slow_after, CAPTURED"})
    void a_sleeper_wakes_when_the_bank_closes_and_books_nothing_more(String token, String booked) throws Exception {
        SimulatedAcquirer sleepsForever = new SimulatedAcquirer(transactions, statements, new SimulatedBankProperties(
                new SimulatedBankProperties.Login("", "", ""), Duration.ofSeconds(1), Duration.ofDays(1)));
        try (ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> charge = caller.submit(() -> sleepsForever.charge(key, PRICE, new PaymentToken(token)));
            await().until(() -> books.bankStatus(key).equals(booked));
            caller.shutdownNow();
            assertThatThrownBy(charge::get).rootCause().isNotNull();
        }
        assertThat(books.bankStatus(key)).isEqualTo(booked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"charge", "void"})
    void without_a_connection_it_says_that_it_was_not_reached(String call) {
        try (TakenConnections _ = new TakenConnections(pool)) {
            assertThatThrownBy(() -> answerTo(call)).isInstanceOf(BankNotReached.class);
        }
        assertThat(books.bankStatus(key)).isEqualTo("nothing");
    }

    @Test
    void thirty_charges_at_once_capture_once() throws Exception {
        assertThat(atOnce(Collections.nCopies(30, () -> answerTo("charge")))).containsOnly("Captured");
        assertThat(books.moves(key)).containsExactly("CAPTURE");
    }

    @Test
    void voids_and_charges_at_once_agree_on_one_end() throws Exception {
        List<Callable<String>> calls = IntStream.range(0, 30)
                .<Callable<String>>mapToObj(i -> () -> answerTo(i % 2 == 0 ? "charge" : "void")).toList();
        List<String> answers = atOnce(calls);

        if (books.moves(key).isEmpty()) {
            assertThat(answers).containsOnly("VOIDED", "Undone");
        } else {
            assertThat(books.moves(key)).containsExactly("CAPTURE", "REFUND");
            assertThat(answers).contains("Captured", "REFUNDED").isSubsetOf("Captured", "REFUNDED", "Undone");
        }
    }

    private List<String> atOnce(List<Callable<String>> calls) throws InterruptedException {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            return callers.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }

    private void bringTo(String state) {
        switch (state) {
            case "nothing" -> {
                // nothing was ever asked
            }
            case "CAPTURED" -> answerTo("charge");
            case "DECLINED" -> answerTo("charge again");
            case "VOIDED" -> answerTo("void");
            case "REFUNDED" -> {
                answerTo("charge");
                answerTo("void");
            }
            default -> throw new IllegalArgumentException(state);
        }
        assertThat(books.bankStatus(key)).isEqualTo(state);
    }

    private String answerTo(String call) {
        PaymentToken approved = new PaymentToken("tok_approved");
        PaymentToken declined = new PaymentToken("tok_declined");
        try {
            Object answer = switch (call) {
                case "charge" -> bank.charge(key, PRICE, approved);
                case "charge more" -> bank.charge(key, OTHER_PRICE, approved);
                case "other token", "charge again" -> bank.charge(key, PRICE, declined);
                case "void" -> bank.voidCharge(key);
                default -> throw new IllegalArgumentException(call);
            };
            return answer instanceof VoidAnswer ? answer.toString() : answer.getClass().getSimpleName();
        } catch (KeyReused refusal) {
            return refusal.getClass().getSimpleName();
        }
    }
}
