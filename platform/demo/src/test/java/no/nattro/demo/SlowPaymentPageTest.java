package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import no.nattro.demo.lesson.payment.MadeUpColumn;
import no.nattro.demo.lesson.payment.SlowPaymentReport;
import no.nattro.demo.terminal.Screen;
import org.junit.jupiter.api.Test;

class SlowPaymentPageTest {

    @Test
    void both_shops_stand_side_by_side_and_only_the_guarded_one_must_hold() {
        SlowPaymentReport report = report(MadeUpColumn.guards(), MadeUpColumn.noGuards());

        assertThat(report.holds()).isTrue();
        assertThat(page(report)).hasSizeLessThan(54)
                .anyMatch(line -> line.matches("p50 / p99 / longest .* +with the guards +without"))
                .anyMatch(line -> line.matches("Product pages, before +4.0 / 12.0 / 31.0 ms \\(400\\) +4.0 / 12.0 .*"))
                .anyMatch(line -> line.matches("  until the breaker opens +1240 / 1260 / 1260 ms \\(11\\)"
                        + " +4400 / 4480 / 4490 ms \\(60\\), 60 in vain"))
                .anyMatch(line -> line.matches("  once it is open +21.0 / 60.0 / 130 ms \\(151\\) +-"))
                .anyMatch(line -> line.matches("  answers .* 160 x 202 PENDING +40 x 504 upstream-timeout"))
                .anyMatch(line -> line.matches(" +90 not sent: all were told to come later"))
                .anyMatch(line -> line.matches("Orders placed while payment hangs +150 +150"))
                .anyMatch(line -> line.matches("Breaker open after +2.1 s +never open"))
                .anyMatch(line -> line.matches("  closed, since payment is back +2.3 s +-"))
                .anyMatch(line -> line.matches("order-service: threads, .* 36 / 44 / 33 +36 / 84 / 33"))
                .anyMatch(line -> line.matches("  memory \\(RSS\\) +210 / 214 / 214 MiB +210 / .*"))
                .allMatch(line -> line.length() <= 120)
                .anyMatch(line -> line.matches("Books: they balance, .* ✓ green +✓ green"))
                .anyMatch(line -> line.matches("Checkouts: within 1.5 s until the breaker opens +✓ 1260 ms +✗ 4490 ms"))
                .anyMatch(line -> line.matches("Checkouts: p99 within 100 ms once it is open +✓ 60.0 ms +✗ never open"))
                .contains("A p99 below 20 ms counts as 20 ms: one time slice of another process is that long.")
                .endsWith("", "Payment hung, the shop did not.");
    }

    @Test
    void each_claim_that_failed_is_named() {
        MadeUpColumn guards = MadeUpColumn.guards();
        guards.untilAllEnd = 71.0;
        guards.openedAfter = null;

        assertThat(page(report(guards, MadeUpColumn.noGuards()))).endsWith("The lesson has failed.",
                "✗  with the guards: Checkouts: p99 within 100 ms once it is open (never open)",
                "✗  with the guards: Orders: all CONFIRMED or REJECTED within 60 s of hang and pause (71.0 s)");
    }

    @Test
    void books_that_are_not_green_fail_it_without_the_guards_too_and_are_shown() {
        MadeUpColumn noGuards = MadeUpColumn.noGuards();
        noGuards.contradictions.add("shopper s key k was answered 402, and now 201");
        SlowPaymentReport report = report(MadeUpColumn.guards(), noGuards);

        assertThat(report.holds()).isFalse();
        assertThat(page(report)).contains("The books without:", "✗  shopper s key k was answered 402, and now 201")
                .anyMatch(line -> line.startsWith("✓  I1 ")).last().asString()
                .startsWith("✗  without: Books: they balance");
    }

    @Test
    void without_guards_alone_nothing_is_said_of_the_shop_but_that_it_lost_nothing() {
        assertThat(page(report(MadeUpColumn.noGuards()))).last().isEqualTo("Nothing was lost.");
    }

    @Test
    void one_column_is_a_page_too() {
        assertThat(page(report(MadeUpColumn.guards()))).anyMatch(line -> line.endsWith("  with the guards"))
                .last().isEqualTo("Payment hung, the shop did not.");
    }

    @Test
    void scripts_get_the_same_with_names_that_do_not_change() {
        JsonNode report = new ObjectMapper().valueToTree(report(MadeUpColumn.guards(), MadeUpColumn.noGuards()));

        assertThat(report.fieldNames()).toIterable().startsWith("lesson", "holds", "failures", "hangSeconds")
                .endsWith("columns").doesNotContain("note");
        assertThat(report.path("lesson").asText()).isEqualTo("slow-payment");
        assertThat(report.at("/columns/0/column").asText()).isEqualTo("guards");
        assertThat(report.at("/columns/0/claims/0/holds").isBoolean()).isTrue();
        assertThat(report.at("/columns/0/service/pages/during/times/p99Millis").asDouble()).isEqualTo(14);
        assertThat(report.at("/columns/0/service/checkouts/onceOpen/answers/202 PENDING").asInt()).isEqualTo(149);
        assertThat(report.at("/columns/0/breaker/openedAfter").asDouble()).isEqualTo(2.1);
        assertThat(report.at("/columns/1/breaker/openedAfter").isNull()).isTrue();
        assertThat(report.at("/columns/1/demands/threads/most").asInt()).isEqualTo(84);
        assertThat(report.at("/columns/0/orders/mostOpen").asInt()).isEqualTo(161);
        assertThat(report.at("/columns/0/books/holds").asBoolean()).isTrue();
    }

    private static SlowPaymentReport report(MadeUpColumn... columns) {
        return new SlowPaymentReport(30, 20, 30, 5, 45, 20, 2,
                Stream.of(columns).map(MadeUpColumn::report).toList());
    }

    private static List<String> page(SlowPaymentReport report) {
        return new SlowPaymentPage(new Screen().terminal(false, false)).lines(report);
    }
}
