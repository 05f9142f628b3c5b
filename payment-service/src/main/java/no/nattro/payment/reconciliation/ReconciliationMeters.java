package no.nattro.payment.reconciliation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.nattro.payment.background.Cached;
import org.springframework.stereotype.Component;

/**
 * Every replica shows what the last run found, whichever replica did it. The gauges hold what they read: nobody else
 * does, and a gauge whose object is collected shows nothing for ever.
 */
@Component
class ReconciliationMeters {

    ReconciliationMeters(MeterRegistry registry, ReconciliationTransactions transactions) {
        Cached<Map<DifferenceKind, Long>> standing = new Cached<>(transactions::standing);
        for (DifferenceKind kind : DifferenceKind.values()) {
            Gauge.builder("nattro.payments.differences", standing,
                    known -> known.get(all -> all.getOrDefault(kind, 0L)))
                    .description("Orders about which our books and the bank's have differed in two looks")
                    .tag("kind", kind.name().toLowerCase(Locale.ROOT)).strongReference(true).register(registry);
        }
        Cached<Optional<Double>> age = new Cached<>(transactions::secondsSinceFinished);
        Gauge.builder("nattro.payments.reconciliation.age", age, known -> known.get(it -> it.orElse(Double.NaN)))
                .description("Since the books were last compared to the end").baseUnit("seconds").strongReference(true)
                .register(registry);
    }
}
