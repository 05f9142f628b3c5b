package no.nattro.payment.recovery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import no.nattro.payment.background.Cached;
import no.nattro.payment.charging.Enquiry;
import no.nattro.payment.domain.Payment;
import no.nattro.payment.domain.PaymentStatus;
import no.nattro.payment.domain.Payments.Backlog;
import org.springframework.stereotype.Component;

/**
 * All meters exist from the start, so that a dashboard shows zeros and not nothing. The gauges hold what they read:
 * nobody else does, and a gauge whose object is collected shows nothing for ever.
 */
@Component
class RecoveryMeters {

    private final Map<PaymentStatus, Counter> recovered = new EnumMap<>(PaymentStatus.class);
    private final Map<Enquiry.End, Timer> attempts = new EnumMap<>(Enquiry.End.class);

    RecoveryMeters(MeterRegistry registry, RecoveryTransactions transactions) {
        Stream.of(PaymentStatus.values()).filter(status -> !status.isOpen()).forEach(status -> recovered.put(status,
                Counter.builder("nattro.payments.recovered")
                        .description("Open payments that recovery brought to an end")
                        .tag("end", status.name().toLowerCase(Locale.ROOT)).register(registry)));
        Stream.of(Enquiry.End.values()).forEach(end -> attempts.put(end,
                Timer.builder("nattro.payments.recovery.attempts")
                        .description("Recovery asking the bank, and its commit")
                        .tag("end", end.name().toLowerCase(Locale.ROOT)).register(registry)));
        Cached<Backlog> backlog = new Cached<>(transactions::backlog);
        Gauge.builder("nattro.payments.waiting", backlog, counts -> counts.get(Backlog::getWaiting))
                .description("Payments about which the bank owes an answer, of all replicas").strongReference(true)
                .register(registry);
        Gauge.builder("nattro.payments.attention", backlog, counts -> counts.get(Backlog::getNeedingAttention))
                .description("Those unknown for so long that a person must look").strongReference(true)
                .register(registry);
    }

    Timer.Sample begin() {
        return Timer.start();
    }

    void ended(Timer.Sample attempt, Payment asked, Enquiry enquiry) {
        attempt.stop(attempts.get(enquiry.end()));
        PaymentStatus now = enquiry.payment().status();
        if (enquiry.end() == Enquiry.End.ANSWERED && now != asked.status() && !now.isOpen()) {
            recovered.get(now).increment();
        }
    }
}
