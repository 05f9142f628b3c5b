package no.nattro.payment.bank.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.nattro.payment.Books;
import no.nattro.payment.WholeService;
import no.nattro.payment.bank.BankEntry;
import no.nattro.payment.domain.Bookmark;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WholeService
class StatementIT {

    private static final Instant OF_OLD = Instant.parse("2002-01-01T00:00:00Z");

    private final SimulatedAcquirer bank;
    private final Books books;
    private final OrderId key = OrderId.random();

    StatementIT(SimulatedAcquirer bank, Books books) {
        this.bank = bank;
        this.books = books;
    }

    @ParameterizedTest
    @CsvSource({"tok_approved, false, 39800, 0", "tok_approved, true, 39800, 39800", "tok_declined, false, 0, 0",
            "tok_declined, true, 0, 0"})
    void an_entry_says_what_moved(String token, boolean undone, long captured, long refunded) {
        bank.charge(key, Money.nok(39800), new PaymentToken(token));
        if (undone) {
            bank.voidCharge(key);
        }

        assertThat(bank.entries(List.of(key, OrderId.random()))).singleElement().satisfies(entry -> {
            assertThat(entry.key()).isEqualTo(key);
            assertThat(entry.captured()).isEqualTo(captured);
            assertThat(entry.refunded()).isEqualTo(refunded);
        });
    }

    @Test
    void the_pages_of_a_period_show_each_charge_once_even_where_all_changed_at_once() {
        List<OrderId> keys = Stream.generate(OrderId::random).limit(7).toList();
        keys.forEach(one -> changed(one, OF_OLD));
        changed(key, OF_OLD.plusSeconds(1));
        List<OrderId> seen = new ArrayList<>();
        Bookmark after = Bookmark.at(OF_OLD);
        List<BankEntry> page;
        do {
            page = bank.statement(after, OF_OLD.plusSeconds(1), 3);
            page.stream().map(BankEntry::key).forEach(seen::add);
            after = page.getLast().bookmark();
        } while (page.size() == 3);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(keys);
    }

    private void changed(OrderId charge, Instant when) {
        bank.charge(charge, Money.nok(39800), new PaymentToken("tok_approved"));
        books.bank().sql("UPDATE charges SET updated_at = ?::timestamptz WHERE key = ?")
                .params(when.toString(), charge.value()).update();
    }
}
