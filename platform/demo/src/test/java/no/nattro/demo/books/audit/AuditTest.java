package no.nattro.demo.books.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import no.nattro.demo.books.ChargeRow;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.Reading;
import org.junit.jupiter.api.Test;

class AuditTest {

    private final List<String> pauses = new ArrayList<>();
    private final MadeUpOrder order = MadeUpOrder.confirmed();
    private final Reading clean = MadeUpBooks.of(order);
    private final Reading twice = twice(order);
    private final Reading twiceAnother = twice(MadeUpOrder.confirmed());

    @Test
    void clean_books_are_read_once() {
        AuditReport report = audit(clean);

        assertThat(report.holds()).isTrue();
        assertThat(report.readings()).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void a_violation_that_stands_in_three_readings_is_told() {
        AuditReport report = audit(twice, twice, twice);

        assertThat(report.holds()).isFalse();
        assertThat(report.readings()).isEqualTo(3);
        assertThat(pauses).hasSize(2);
        assertThat(report.invariants()).filteredOn(judgement -> judgement.state() == Verdict.State.BROKEN)
                .extracting(Judgement::invariant).contains("I2");
    }

    @Test
    void a_violation_that_does_not_stand_is_none() {
        assertThat(audit(twice, twice, clean).holds()).isTrue();
    }

    @Test
    void each_violation_has_to_stand_for_itself() {
        AuditReport report = audit(twice, twice, twiceAnother, twiceAnother, clean);

        assertThat(report.holds()).isTrue();
        assertThat(report.readings()).isEqualTo(5);
    }

    @Test
    void books_that_are_never_clean_are_not_waited_for_for_ever() {
        AuditReport report = audit(twice, twiceAnother, twice, twiceAnother, twice, twiceAnother, twice, twiceAnother,
                twice, twiceAnother);

        assertThat(report.holds()).isFalse();
        assertThat(report.readings()).isEqualTo(10);
    }

    @Test
    void what_is_not_checked_breaks_nothing_but_is_told() {
        assertThat(audit(clean).invariants()).filteredOn(each -> each.state() == Verdict.State.NOT_CHECKED)
                .extracting(Judgement::invariant, Judgement::notCheckedBecause)
                .extracting(Object::toString).hasSize(4)
                .anyMatch(each -> each.contains("I5") && each.contains("--at-rest"))
                .anyMatch(each -> each.contains("I7") && each.contains("--history"))
                .anyMatch(each -> each.contains("I8") && each.contains("--at-rest"))
                .anyMatch(each -> each.contains("I9") && each.contains("--history"));
    }

    @Test
    void all_ten_are_there_in_their_order() {
        assertThat(audit(clean).invariants()).extracting(Judgement::invariant).containsExactly("I1", "I2", "I3", "I4",
                "I5", "I6", "I7", "I8", "I9", "I10");
    }

    @Test
    void every_krone_is_accounted_for() {
        AuditReport report = audit(MadeUpBooks.of(order, MadeUpOrder.cancelled(), MadeUpOrder.charging(),
                MadeUpOrder.declined()));

        assertThat(report.balance()).hasToString("captured 2 388,00 NOK = confirmed 796,00 NOK + refunded 796,00 NOK"
                + " + in flight 796,00 NOK");
        assertThat(report.balance().balanced()).isTrue();
    }

    @Test
    void a_krone_too_many_is_told() {
        assertThat(audit(twice, twice, twice).balance()).hasToString("captured 1 592,00 NOK ≠ confirmed 796,00 NOK"
                + " + refunded 0,00 NOK + in flight 0,00 NOK");
    }

    @Test
    void orders_are_counted_by_status_and_those_in_flight_are_named() {
        MadeUpOrder charging = MadeUpOrder.charging();
        charging.needsAttention = true;
        MadeUpOrder arriving = MadeUpOrder.confirmed();
        arriving.atFirstLook = false;
        AuditReport report = audit(MadeUpBooks.of(order, MadeUpOrder.confirmed(), charging, arriving));

        assertThat(report.orders()).containsOnlyKeys("CONFIRMED", "CHARGING").containsEntry("CONFIRMED", 2L);
        assertThat(report.inFlight()).containsExactly(new OpenOrder(charging.id, "CHARGING", true),
                new OpenOrder(arriving.id, "NEW", false));
    }

    private AuditReport audit(Reading... readings) {
        Iterator<Reading> next = Arrays.asList(readings).iterator();
        Supplier<Reading> books = next::next;
        AuditReport report = new Audit(Invariants.of(false, null, null), () -> pauses.add("pause")).of(books);
        assertThat(next.hasNext()).as("unread readings").isFalse();
        return report;
    }

    private static Reading twice(MadeUpOrder captured) {
        ChargeRow once = captured.charge;
        captured.charge = new ChargeRow("CAPTURED", captured.total, 2, 4 * MadeUpOrder.PRICE, 0, 0);
        Reading reading = MadeUpBooks.of(captured);
        captured.charge = once;
        return reading;
    }
}
