package no.nattro.payment.recovery;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import no.nattro.payment.background.Round;
import no.nattro.payment.charging.Enquiry;
import no.nattro.payment.charging.OpenPayments;
import no.nattro.payment.domain.Payment;
import no.nattro.platform.request.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Asks the bank again about every open payment that is due. It takes no more than it can ask about at once: what it
 * took and let wait would be withheld from the other replicas, and a bank that hangs would fill this one with waiting
 * payments.
 */
@Component
class Recovery implements Round {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    /** The log lines of this work belong to the request that made the payment; the key is that of the requests. */
    private static final String REQUEST_ID = "x-request-id";

    /** A bank that cannot be reached now will be in a second or in an hour: a constant, since nothing was attempted. */
    private static final Duration UNREACHED_PAUSE = Duration.ofSeconds(1);

    private final RecoveryTransactions transactions;
    private final OpenPayments open;
    private final RecoveryMeters meters;
    private final RecoveryProperties properties;

    Recovery(RecoveryTransactions transactions, OpenPayments open, RecoveryMeters meters,
            RecoveryProperties properties) {
        this.transactions = transactions;
        this.open = open;
        this.meters = meters;
        this.properties = properties;
    }

    /**
     * Goes on until nothing is due any more, or a payment finds the bank not to be asked: the next would find the same, and
     * all of them would go round between here and the database. A payment is due again only after a pause, so that this has
     * an end.
     */
    @Override
    public void play(BooleanSupplier stopping) throws InterruptedException {
        for (Payment old : transactions.flagOlderThan(properties.attentionAfter())) {
            log.error("Payment of order {}: unknown for over {}, a person must look", old.orderId(),
                    properties.attentionAfter());
        }
        AtomicBoolean isBankAway = new AtomicBoolean(open.isBankLeftAlone());
        BooleanSupplier isOver = () -> stopping.getAsBoolean() || isBankAway.get();
        Semaphore slots = new Semaphore(properties.atOnce());
        try (ExecutorService attempts = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("recovery-", 0).factory())) {
            boolean more = true;
            while (more && !isOver.getAsBoolean()) {
                slots.acquire();
                int free = 1 + slots.drainPermits();
                List<Payment> claimed = transactions.claim(free, properties.lease());
                slots.release(free - claimed.size());
                claimed.forEach(payment -> attempts.execute(() -> recover(payment, isOver, isBankAway, slots)));
                more = claimed.size() == free;
            }
        }
    }

    private void recover(Payment claimed, BooleanSupplier isOver, AtomicBoolean isBankAway, Semaphore slots) {
        try (MDC.MDCCloseable _ = MDC.putCloseable(REQUEST_ID, claimed.requestId())) {
            if (isOver.getAsBoolean()) {
                transactions.giveBack(claimed, Duration.ZERO);
                return;
            }
            Timer.Sample attempt = meters.begin();
            Enquiry enquiry = open.ask(claimed, Deadline.in(properties.lease()));
            meters.ended(attempt, claimed, enquiry);
            if (enquiry.end() == Enquiry.End.NOT_SENT) {
                isBankAway.set(true);
                transactions.giveBack(claimed, UNREACHED_PAUSE.multipliedBy(
                        ThreadLocalRandom.current().nextLong(50, 101)).dividedBy(100));
            }
        } catch (RuntimeException failure) {
            log.warn("Payment of order {}: its recovery failed and is repeated when its lease ends",
                    claimed.orderId(), failure);
        } finally {
            slots.release();
        }
    }
}
