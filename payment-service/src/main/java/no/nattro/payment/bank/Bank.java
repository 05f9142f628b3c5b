package no.nattro.payment.bank;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.nattro.payment.domain.Bookmark;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentToken;
import no.nattro.platform.breaker.NeighbourBreaker;
import no.nattro.platform.breaker.NeighbourBreakers;
import no.nattro.platform.breaker.Passage;
import no.nattro.platform.request.Deadline;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.stereotype.Component;

/**
 * Asks the acquirer, and waits for it no longer than the limit and the deadline allow. A call that is waited for no
 * longer is not cancelled: a real bank would not notice either. It goes on, and what it books is found when the bank is
 * asked again. A bank that fails call after call is left alone for a while: whoever would have waited hears so at once.
 */
@Component
public class Bank implements DisposableBean {

    private final Acquirer acquirer;
    private final Duration limit;
    private final NeighbourBreaker breaker;
    private final ExecutorService calls = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("bank-", 0).factory());
    private final ContextPropagatingTaskDecorator context = new ContextPropagatingTaskDecorator();

    Bank(Acquirer acquirer, BankProperties properties, NeighbourBreakers breakers) {
        this.acquirer = acquirer;
        this.limit = properties.totalTimeout();
        this.breaker = breakers.of("bank", properties.breaker(), limit);
    }

    /** Charges, or learns what became of the charge. No exception is thrown for anything that the bank does. */
    public BankReply<ChargeAnswer> charge(OrderId key, Money amount, PaymentToken token, Deadline deadline) {
        return ask(() -> acquirer.charge(key, amount, token), deadline);
    }

    /** Voids or refunds, or learns what became of it. No exception is thrown for anything that the bank does. */
    public BankReply<VoidAnswer> voidCharge(OrderId key, Deadline deadline) {
        return ask(() -> acquirer.voidCharge(key), deadline);
    }

    /** A page of the bank's statement, see {@link Acquirer#statement}. No exception is thrown. */
    public BankReply<List<BankEntry>> statement(Bookmark after, Instant until, int atMost) {
        return ask(() -> acquirer.statement(after, until, atMost), Deadline.in(limit));
    }

    /** How charges stand in the bank's books, see {@link Acquirer#entries}. No exception is thrown. */
    public BankReply<List<BankEntry>> entries(Collection<OrderId> keys) {
        return ask(() -> acquirer.entries(keys), Deadline.in(limit));
    }

    /** Whether the bank is left alone now, and would not be asked. */
    public boolean isLeftAlone() {
        return breaker.isPausing();
    }

    private <A> BankReply<A> ask(Callable<A> call, Deadline deadline) {
        if (!deadline.allowsACall()) {
            return new BankReply.NotSent<>("the deadline is spent");
        }
        if (Thread.currentThread().isInterrupted()) {
            return new BankReply.NotSent<>("interrupted before it was asked");
        }
        Optional<Passage> passage = breaker.enter();
        return passage.isEmpty() ? new BankReply.NotSent<>(breaker.why()) : ask(call, deadline, passage.get());
    }

    private <A> BankReply<A> ask(Callable<A> call, Deadline deadline, Passage passage) {
        Duration wait = deadline.leftWithin(limit);
        FutureTask<A> answer = new FutureTask<>(call);
        try {
            calls.execute(context.decorate(answer));
            A answered = answer.get(wait.toNanos(), TimeUnit.NANOSECONDS);
            passage.succeeded();
            return new BankReply.Answered<>(answered);
        } catch (RejectedExecutionException _) {
            return new BankReply.NotSent<>("this service is closing");
        } catch (TimeoutException _) {
            String cause = "no answer within " + wait.toMillis() + " ms";
            if (wait.equals(limit)) { // else it is the caller who had no more time, and the bank may be well
                passage.failed(cause);
            }
            return new BankReply.Unknown<>(cause);
        } catch (ExecutionException failure) {
            return failed(failure.getCause(), passage);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new BankReply.Unknown<>("interrupted while waiting");
        } finally {
            passage.taughtNothing(); // unless it has told its end
        }
    }

    private static <A> BankReply<A> failed(Throwable failure, Passage passage) {
        boolean sent = !(failure instanceof BankNotReached);
        String cause = sent ? "the call failed: " + failure : failure.getMessage();
        passage.failed(cause);
        return sent ? new BankReply.Unknown<>(cause) : new BankReply.NotSent<>(cause);
    }

    /** Interrupts the calls that are still under way. To them it is as if this process had crashed. */
    @Override
    public void destroy() {
        calls.shutdownNow();
    }
}
