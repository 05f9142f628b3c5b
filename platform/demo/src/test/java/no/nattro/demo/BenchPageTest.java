package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.nattro.demo.bench.BenchReport;
import no.nattro.demo.bench.Figures;
import no.nattro.demo.bench.Spread;
import no.nattro.demo.bench.Times;
import no.nattro.demo.bench.Way;
import no.nattro.demo.terminal.Screen;
import org.junit.jupiter.api.Test;

class BenchPageTest {

    @Test
    void what_each_way_costs_stands_on_one_page_with_what_it_was_measured_by() {
        assertThat(new BenchPage(new Screen().terminal(false, false)).lines(report())).containsExactly(
                "Ratio: (CPU of what is between + CPU of the service) / CPU of the service asked directly, per read",
                "5 pairs of 2 x 10 s, 250 reads a second, after 90 s of warming up",
                "2 processors, load 0.40 before and 0.95 after",
                "",
                "                  ratio                   CPU ms a read                     time ms        directly",
                "way               median  lowest-highest  between        service  directly  p50      p99   p50       p99",
                "gateway, TLS, h2  2.10    2.00-2.30       0.66           0.60     0.61      2.40     9.10  1.20      4.50",
                "",
                "Each of 12500 reads through them was answered 200; none was limited.");
    }

    private static BenchReport report() {
        return new BenchReport(90, 10, 5, 250, 2, List.of(0.4, 0.95),
                List.of(new Figures(Way.GATEWAY_TLS_H2, new Spread(2.1, 2, 2.3), new Spread(0.66, 0.6, 0.7),
                        new Spread(0.6, 0.5, 0.7), new Spread(0.61, 0.6, 0.62), 12_500, new Times(2.4, 9.1),
                        new Times(1.2, 4.5))));
    }
}
