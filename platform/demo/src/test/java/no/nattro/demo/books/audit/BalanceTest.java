package no.nattro.demo.books.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.nattro.demo.books.ChargeRow;
import no.nattro.demo.books.Glance;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.Reading;
import no.nattro.demo.shop.Money;
import org.junit.jupiter.api.Test;

class BalanceTest {

    private final MadeUpOrder order = MadeUpOrder.confirmed();

    @Test
    void at_a_glance_the_money_balances_as_it_does_in_a_whole_reading() {
        Reading reading = MadeUpBooks.of(order, MadeUpOrder.cancelled(), MadeUpOrder.charging(),
                MadeUpOrder.declined());

        assertThat(Balance.of(glance("NOK", reading))).containsExactly(Balance.of(reading)).first()
                .hasToString(
                        "captured 2 388,00 NOK = confirmed 796,00 NOK + refunded 796,00 NOK + in flight 796,00 NOK")
                .extracting(Balance::unexplained).isEqualTo(new Money(0, "NOK"));
    }

    @Test
    void what_was_taken_without_a_reason_is_not_explained() {
        order.charge = new ChargeRow("CAPTURED", order.total, 2, 4 * MadeUpOrder.PRICE, 0, 0);

        assertThat(Balance.of(MadeUpBooks.of(order)).balanced()).isFalse();
        assertThat(Balance.of(MadeUpBooks.of(order)).unexplained()).isEqualTo(new Money(79600, "NOK"));
    }

    @Test
    void what_was_confirmed_without_being_paid_is_missing() {
        order.charge = null;

        assertThat(Balance.of(MadeUpBooks.of(order)).balanced()).isFalse();
        assertThat(Balance.of(MadeUpBooks.of(order)).unexplained()).isEqualTo(new Money(-79600, "NOK"));
    }

    @Test
    void each_currency_balances_by_itself() {
        List<Balance> balances = Balance.of(new Glance(new TreeMap<>(
                Map.of("NOK", MadeUpBooks.of(order), "EUR", MadeUpBooks.of(MadeUpOrder.charging())))));

        assertThat(balances).hasSize(2);
        assertThat(balances.getFirst()).hasToString(
                "captured 796,00 EUR = confirmed 0,00 EUR + refunded 0,00 EUR + in flight 796,00 EUR");
    }

    @Test
    void where_nothing_was_sold_nothing_is_missing() {
        assertThat(Balance.of(new Glance(new TreeMap<>()))).singleElement().matches(Balance::balanced).hasToString(
                "captured 0,00 NOK = confirmed 0,00 NOK + refunded 0,00 NOK + in flight 0,00 NOK");
    }

    private static Glance glance(String currency, Reading reading) {
        return new Glance(new TreeMap<>(Map.of(currency, reading)));
    }
}
