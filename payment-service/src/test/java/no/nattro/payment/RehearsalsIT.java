package no.nattro.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.nattro.platform.request.RequestId;
import no.nattro.platform.warmup.Rehearsal;
import org.junit.jupiter.api.Test;

@WholeService
class RehearsalsIT {

    private final List<Rehearsal> rehearsals;
    private final Books books;

    RehearsalsIT(List<Rehearsal> rehearsals, Books books) {
        this.rehearsals = rehearsals;
        this.books = books;
    }

    @Test
    void a_rehearsal_leaves_no_row() throws Exception {
        List<Long> before = rows();

        for (Rehearsal rehearsal : rehearsals) {
            rehearsal.play(new RequestId("rehearsals-it"));
        }

        assertThat(rehearsals).isNotEmpty();
        assertThat(rows()).isEqualTo(before);
    }

    private List<Long> rows() {
        return List.of(books.payments().sql("SELECT count(*) FROM payments").query(Long.class).single(),
                books.payments().sql("SELECT count(*) FROM payment_history").query(Long.class).single(),
                books.bank().sql("SELECT count(*) FROM charges").query(Long.class).single(),
                books.bank().sql("SELECT count(*) FROM ledger").query(Long.class).single());
    }
}
