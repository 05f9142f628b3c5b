package no.nattro.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nattro.order.domain.Money;
import no.nattro.order.domain.OrderId;
import no.nattro.order.domain.OrderLine;
import no.nattro.order.domain.PaymentEnd;
import no.nattro.order.domain.Prices;
import no.nattro.order.domain.ShopperId;
import no.nattro.order.inventory.Inventory;
import no.nattro.order.payment.Payments;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.upstream.NoRefusal;
import no.nattro.platform.upstream.Outcome;
import no.nattro.platform.upstream.Outcome.Done;
import no.nattro.platform.upstream.Outcome.NotSent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Neighbours that answer as they are told, and write down what they were asked. The next answer to a call is taken from its
 * script; without one the call succeeds. Once the deadline is spent nothing is sent, as with the real clients. Everything costs
 * {@link #PRICE} a piece.
 */
@TestConfiguration(proxyBeanMethods = false)
public class ScriptedNeighbours {

    public static final Money PRICE = Money.nok(19_900);

    /** What {@code reserve} is answered for two pieces of NO-1001. */
    public static final Outcome<Prices, Inventory.ReservationRefusal> HELD = new Done<>(
            new Prices(Map.of("NO-1001", PRICE), PRICE.times(2)));

    @Bean
    public Script script() {
        return new Script();
    }

    @Bean
    @Primary
    Inventory scriptedInventory(Script script) {
        return new ScriptedInventory(script);
    }

    @Bean
    @Primary
    Payments scriptedPayments(Script script) {
        return new ScriptedPayments(script);
    }

    /** What the neighbours answer and were asked. Scripts are by call, since a test does not know its order's id before. */
    public static class Script {

        private final Map<String, Deque<Function<OrderId, Outcome<?, ?>>>> answers = new ConcurrentHashMap<>();
        private final List<String> calls = new CopyOnWriteArrayList<>();
        private final Set<ShopperId> shoppers = ConcurrentHashMap.newKeySet();

        public void reset() {
            answers.clear();
            calls.clear();
            shoppers.clear();
        }

        /** The next answer to {@code reserve}, {@code confirm}, {@code release}, {@code charge} or {@code undo}. */
        public Script next(String call, Outcome<?, ?> answer) {
            return then(call, _ -> answer);
        }

        /** The same, made when the call arrives. */
        public Script then(String call, Function<OrderId, Outcome<?, ?>> answer) {
            answers.computeIfAbsent(call, _ -> new ConcurrentLinkedDeque<>()).add(answer);
            return this;
        }

        /** What was asked, in order: the names of the calls. */
        public List<String> calls() {
            return List.copyOf(calls);
        }

        /** On whose behalf. */
        public Set<ShopperId> shoppers() {
            return Set.copyOf(shoppers);
        }

        @SuppressWarnings("unchecked") // a script answers with the type of its call
        <T, R> Outcome<T, R> answer(String call, OrderId order, ShopperId shopper, Deadline deadline,
                Outcome<T, R> otherwise) {
            if (!deadline.allowsACall()) {
                return new NotSent<>("the deadline is spent");
            }
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .as("a transaction is open while a neighbour is called").isFalse();
            calls.add(call);
            shoppers.add(shopper);
            Deque<Function<OrderId, Outcome<?, ?>>> scripted = answers.get(call);
            Function<OrderId, Outcome<?, ?>> next = scripted == null ? null : scripted.poll();
            return next == null ? otherwise : (Outcome<T, R>) next.apply(order);
        }
    }

    private record ScriptedInventory(Script script) implements Inventory {

        @Override
        public Outcome<Prices, ReservationRefusal> reserve(OrderId order, ShopperId shopper, List<OrderLine> lines,
                Deadline deadline) {
            Prices prices = Prices.of(lines,
                    lines.stream().collect(Collectors.toMap(line -> line.sku(), _ -> PRICE)));
            return script.answer("reserve", order, shopper, deadline, new Done<>(prices));
        }

        @Override
        public Outcome<Sold, ConfirmationRefusal> confirm(OrderId order, ShopperId shopper, Deadline deadline) {
            return script.answer("confirm", order, shopper, deadline, new Done<>(new Sold()));
        }

        @Override
        public Outcome<Released, NoRefusal> release(OrderId order, ShopperId shopper, Deadline deadline) {
            return script.answer("release", order, shopper, deadline, new Done<>(new Released()));
        }
    }

    private record ScriptedPayments(Script script) implements Payments {

        @Override
        public Outcome<Captured, ChargeRefusal> charge(OrderId order, ShopperId shopper, Money total, String token,
                Deadline deadline) {
            return script.answer("charge", order, shopper, deadline, new Done<>(new Captured()));
        }

        @Override
        public Outcome<PaymentEnd, NoRefusal> undo(OrderId order, ShopperId shopper, Deadline deadline) {
            return script.answer("undo", order, shopper, deadline, new Done<>(PaymentEnd.REFUNDED));
        }
    }
}
