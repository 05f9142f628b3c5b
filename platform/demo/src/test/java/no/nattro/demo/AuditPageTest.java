package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import no.nattro.demo.books.ChargeRow;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.audit.Audit;
import no.nattro.demo.books.audit.Invariants;
import no.nattro.demo.terminal.Screen;
import org.junit.jupiter.api.Test;

class AuditPageTest {

    private final MadeUpOrder order = MadeUpOrder.confirmed();

    @Test
    void each_invariant_has_its_line_and_the_money_follows() {
        assertThat(page(false, order, MadeUpOrder.declined())).hasSize(15)
                .anyMatch(line -> line.matches("✓  I1   Every piece is available, .* confirmed +1 product, 2 orders"))
                .anyMatch(line -> line.matches("-  I7 .* not checked: needs --history FILE"))
                .endsWith("",
                        "Balanced: captured 796,00 NOK = confirmed 796,00 NOK + refunded 0,00 NOK + in flight 0,00 NOK",
                        "Orders: 1 CONFIRMED, 1 REJECTED",
                        "In flight: 0", "Reconciliation: not finished yet");
    }

    @Test
    void what_breaks_an_invariant_stands_below_it() {
        order.charge = new ChargeRow("CAPTURED", order.total, 2, 4 * MadeUpOrder.PRICE, 0, 0);
        List<String> page = page(false, order);
        int broken = page.indexOf(page.stream().filter(line -> line.startsWith("✗  I2 ")).findFirst().orElseThrow());

        assertThat(page.get(broken + 1)).isEqualTo("        order " + order.id + ": the bank captured 2 times");
        assertThat(page)
                .anyMatch(line -> line.startsWith("Not balanced: captured 1 592,00 NOK ≠ confirmed 796,00 NOK"));
    }

    @Test
    void of_many_rows_twenty_are_shown_and_the_rest_is_counted() {
        List<MadeUpOrder> orders = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            MadeUpOrder twice = MadeUpOrder.charging();
            twice.charge = new ChargeRow("CAPTURED", twice.total, 2, 2 * MadeUpOrder.PRICE, 0, 0);
            orders.add(twice);
        }

        assertThat(page(false, orders.toArray(MadeUpOrder[]::new))).contains("        and 5 more")
                .filteredOn(line -> line.endsWith(": the bank captured 2 times")).hasSize(20);
    }

    @Test
    void orders_in_flight_are_counted_and_listed_on_request() {
        MadeUpOrder charging = MadeUpOrder.charging();
        charging.needsAttention = true;

        assertThat(page(false, charging)).endsWith("Orders: 1 CHARGING",
                "In flight: 1, of which 1 need a person's attention  (which: --verbose)",
                "Reconciliation: not finished yet");
        assertThat(page(true, charging)).endsWith("In flight: 1, of which 1 need a person's attention",
                "        order " + charging.id + " CHARGING, needs attention",
                "Reconciliation: not finished yet");
    }

    @Test
    void a_shop_that_has_sold_nothing_is_balanced() {
        assertThat(page(false)).contains("Orders: none", "Balanced: captured 0,00 NOK = confirmed 0,00 NOK"
                + " + refunded 0,00 NOK + in flight 0,00 NOK");
    }

    private static List<String> page(boolean verbose, MadeUpOrder... orders) {
        return new AuditPage(new Screen().terminal(false, false), verbose)
                .lines(new Audit(Invariants.of(false, null, null), () -> {}).of(() -> MadeUpBooks.of(orders)));
    }
}
