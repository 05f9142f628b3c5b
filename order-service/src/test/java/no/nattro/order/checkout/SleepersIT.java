package no.nattro.order.checkout;

import static no.nattro.order.ScriptedNeighbours.HELD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import no.nattro.order.domain.PaymentEnd;
import no.nattro.order.inventory.Inventory;
import no.nattro.order.payment.Payments;
import no.nattro.platform.upstream.Outcome;
import no.nattro.platform.upstream.Outcome.Done;
import no.nattro.platform.upstream.Outcome.Refused;
import no.nattro.platform.upstream.Outcome.Unknown;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An owner sleeps in a call for longer than its lease: frozen, swapped out, paused by a garbage collection. */
class SleepersIT extends RecoveryFixture {

    private static final Map<String, Outcome<?, ?>> WAKES_TO = Map.of("reserve", HELD,
            "charge", new Done<>(new Payments.Captured()), "confirm", new Done<>(new Inventory.Sold()),
            "undo", new Done<>(PaymentEnd.DECLINED), "release", new Done<>(new Inventory.Released()));

    @ParameterizedTest(name = "in {0}, answered: {2}, declined: {1}")
    @CsvSource({"reserve, false, true", "charge, false, true", "confirm, false, true", "undo, true, true",
            "release, true, true", "reserve, false, false", "charge, false, false", "confirm, false, false",
            "undo, true, false", "release, true, false"})
    void an_owner_that_wakes_after_recovery_has_ended_its_order_sends_and_writes_nothing(String call, boolean declined,
            boolean answered) {
        if (declined) {
            script.next("charge", new Refused<>(Payments.ChargeRefusal.DECLINED, "Declined."));
        }
        AtomicReference<String> ended = new AtomicReference<>();
        AtomicReference<List<String>> calls = new AtomicReference<>();
        script.then(call, id -> {
            expire(id);
            assertThat(recover()).isEqualTo(1);
            ended.set(wholeRow(id));
            calls.set(script.calls());
            return answered ? WAKES_TO.get(call) : new Unknown<>("timed out");
        });

        Placed.Decided placed = (Placed.Decided) place(command("key-1", null));

        assertThat(placed.order().status().isTerminal()).isTrue();
        assertThat(wholeRow(placed.order().id())).isEqualTo(ended.get());
        assertThat(script.calls()).isEqualTo(calls.get());
        assertThat(placed.answer().status()).isEqualTo(declined ? 402 : 201);
    }
}
