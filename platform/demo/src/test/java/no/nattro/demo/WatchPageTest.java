package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import no.nattro.demo.books.audit.Balance;
import no.nattro.demo.shop.Money;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.terminal.Screen;
import no.nattro.demo.terminal.Terminal;
import no.nattro.demo.terminal.Window;
import no.nattro.demo.watch.BooksLook;
import no.nattro.demo.watch.Brake;
import no.nattro.demo.watch.Breaker;
import no.nattro.demo.watch.Breaker.State;
import no.nattro.demo.watch.Checkouts;
import no.nattro.demo.watch.Counted;
import no.nattro.demo.watch.InstanceLook;
import no.nattro.demo.watch.InstanceLook.Condition;
import no.nattro.demo.watch.Look;
import no.nattro.demo.watch.Measured;
import no.nattro.demo.watch.Outgoing;
import no.nattro.demo.watch.Share;
import org.junit.jupiter.api.Test;

/** What a person sees, letter by letter. */
class WatchPageTest {

    private static final Counted NEVER = new Counted(0, 0.0);
    private static final Breaker QUIET = new Breaker(State.CLOSED, 0, 5, 0.0, NEVER);
    private static final Window CLASSIC = new Window(80, 24);

    private final SortedMap<Instance, InstanceLook> instances = new TreeMap<>();
    private BooksLook books = new BooksLook(new TreeMap<>(Map.of("CONFIRMED", 1204L, "CHARGING", 3L)),
            List.of(balance(47_919_200, 47_500_000, 319_200, 100_000)), 2, null);

    /** While payment is stuck. */
    @Test
    void the_whole_screen_is_easy_to_read_from_afar() {
        aSystemWhosePaymentHangs();

        assertThat(page().lines(CLASSIC)).containsExactly("""
                Nattro, ports from 8080                                    2026-11-23T18:00:00Z

                BREAKER                STATE             WINDOW  AVOIDED  LAST S  SENT+WAIT/MAX
                gateway cancel-order   closed            ○○○○○         0       0
                gateway list-orders    closed            ○○○○○         0       0
                gateway list-products  closed            ○○○○○         0       0
                gateway place-order    closed            ●●○○○         0       0
                gateway show-order     closed            ○○○○○         0       0
                gateway show-product   closed            ○○○○○         0       0
                order inventory        half open                      12       0  1+0/40
                order payment          open, in 24 s     ●●●●●      1204      35  20+20/40
                payment bank           closed            ●             0       0
                ● failed  ○ succeeded, as counted and not in their order

                Checkouts  12.3 a second; in the last minute p50 43 ms, p99 1200 ms
                Orders     3 CHARGING, 1204 CONFIRMED
                Books      ✓ captured 479 192,00 NOK = confirmed 475 000,00 NOK + refunded
                           3 192,00 NOK + in flight 1 000,00 NOK
                Faults     payment: 1 active. Which: ./demo fault list
                Inbound    order 12 of 96, checkouts 10 of 48; payment 2 of 96;
                           inventory 1 of 96
                Brakes     gateway rate-limit purchases 34, order bulkhead payment 12 (3/s),
                           order lease payment 4""".split("\n"));
    }

    @Test
    void no_colour_carries_a_meaning_alone() {
        aSystemWhosePaymentHangs();
        List<String> coloured = new WatchPage(new Screen().terminal(true, true), look()).lines();

        assertThat(String.join("\n", coloured)).contains("\u001b[31mopen, in 24 s\u001b[0m",
                "\u001b[32mclosed\u001b[0m", "\u001b[33mhalf open\u001b[0m", "\u001b[31m20+20/40\u001b[0m",
                "\u001b[32m✓\u001b[0m");
        assertThat(coloured.stream().map(line -> line.replaceAll("\u001b\\[\\d+m", ""))).isEqualTo(page().lines());
    }

    @Test
    void what_is_not_measured_is_a_dash() {
        runs("gateway", measured());
        runs("order", measured(way("inventory", null), way("payment", null)));
        runs("payment", measured(way("bank", null)));
        books = new BooksLook(new TreeMap<>(), List.of(), 2, null);

        assertThat(page().lines().stream().skip(3)).containsExactly("""
                gateway                –                 –             –       –
                order inventory        –                 –             –       –  –
                order payment          –                 –             –       –  –
                payment bank           –                 –             –       –
                ● failed  ○ succeeded, as counted and not in their order

                Checkouts  –
                Orders     –
                Books      –
                Faults     –
                Inbound    –
                Brakes     no other has refused anything""".split("\n"));
    }

    @Test
    void who_does_not_answer_is_told_instead_of_old_numbers() {
        aSystemWhosePaymentHangs();
        see("gateway", new InstanceLook(Condition.SILENT, 12.4, measured(way("place-order", QUIET))));
        see("order", new InstanceLook(Condition.FROZEN, null, instances.get(Instance.named("order")).measured()));
        see("payment", new InstanceLook(Condition.STOPPED, null, null));
        see("postgres", new InstanceLook(Condition.FROZEN, null, null));

        assertThat(page().lines()).contains("gateway place-order    silent for 12 s", "order payment          frozen",
                "payment                not running", "Checkouts  –", "Faults     none",
                "Parts      gateway silent for 12 s, order frozen, payment not running, postgres",
                "           frozen", "Inbound    inventory 1 of 96", "Brakes     no other has refused anything");
    }

    @Test
    void a_breaker_says_what_it_waits_for() {
        runs("gateway", measured(
                way("a", new Breaker(State.OPEN, 5, 0, 0.0, new Counted(7, null))),
                way("b", new Breaker(State.OPEN, 5, 0, null, null)),
                way("c", new Breaker(State.FORCED_OPEN, null, null, null, NEVER)),
                way("d", new Breaker(State.CLOSED, 12, 88, null, NEVER)),
                way("e", new Breaker(State.DISABLED, 0, 0, null, NEVER))));

        assertThat(page().lines()).contains(
                "gateway a              open, when asked  ●●●●●         7       –",
                "gateway b              open              ●●●●●         –       –",
                "gateway c              forced open       –             0       0",
                "gateway d              closed            12/100        0       0",
                "gateway e              disabled                        0       0");
    }

    @Test
    void money_that_is_missing_or_too_much_is_told_in_each_currency() {
        books = new BooksLook(new TreeMap<>(),
                List.of(balance(79_600, 119_400, 0, 0), balance(79_600, 39_800, 0, 0)), 2, null);

        assertThat(page().lines()).contains("Orders     none",
                "Books      ✗ 398,00 NOK missing: captured 796,00 NOK ≠ confirmed 1 194,00 NOK +",
                "           refunded 0,00 NOK + in flight 0,00 NOK. Where: ./demo check",
                "           ✗ 398,00 NOK too much: captured 796,00 NOK ≠ confirmed 398,00 NOK +");
    }

    @Test
    void books_that_cannot_be_read_any_more_show_their_age() {
        books = new BooksLook(books.orders(), List.of(balance(39_800, 39_800, 0, 0)), 12.2,
                "The books in the database bank cannot be read: no answer. How is PostgreSQL? ./demo status");

        assertThat(page().lines()).containsSequence(
                "Books      ✓ captured 398,00 NOK = confirmed 398,00 NOK + refunded 0,00 NOK +",
                "           in flight 0,00 NOK (12 s ago)",
                "           ! The books in the database bank cannot be read: no answer. How is",
                "           PostgreSQL? ./demo status");
    }

    @Test
    void percentiles_of_several_are_not_mixed_and_their_paces_are_added() {
        runs("order", measured(new Checkouts(new Counted(9, 2.0), 43.0, 1200.0)));
        runs("order-2", measured(new Checkouts(new Counted(9, 1.5), 41.4, null)));

        assertThat(page().lines()).contains(
                "Checkouts  3.5 a second; in the last minute order p50 43 ms, p99 1200 ms;",
                "           order-2 p50 41 ms, p99 –");
    }

    @Test
    void of_many_brakes_those_that_refuse_now_are_shown() {
        runs("order", new Measured(List.of(), List.of(brake("a", 9, 0), brake("b", 9, 0), brake("c", 9, 0),
                brake("d", 9, 0), brake("e", 9, 0), brake("f", 9, 0), brake("g", 9, 2), brake("h", 9, 1)), List.of(),
                null, null));

        assertThat(page().lines()).endsWith(
                "Brakes     order a payment 9, order b payment 9, order c payment 9,",
                "           order d payment 9, order g payment 9 (2/s), order h payment 9 (1/s)",
                "           and 2 more");
    }

    @Test
    void in_a_low_window_the_routes_on_which_nothing_happens_share_a_line() {
        aSystemWhosePaymentHangs();
        List<String> lines = page().lines(new Window(80, 22));

        assertThat(lines).hasSize(18).contains("gateway 5 routes       closed",
                "gateway place-order    closed            ●●○○○         0       0",
                "           order lease payment 4");
    }

    @Test
    void in_a_lower_one_it_is_told_how_much_is_missing() {
        aSystemWhosePaymentHangs();

        assertThat(page().lines(new Window(80, 15))).hasSize(15)
                .endsWith("This window is too low: the rest needs 18 lines.");
    }

    @Test
    void a_window_that_is_too_small_is_told_its_size() {
        aSystemWhosePaymentHangs();

        assertThat(page().lines(new Window(79, 50))).containsExactly("This window is too small: 79 x 50.",
                "Make it 80 x 24, or larger.");
        assertThat(page().lines(new Window(200, 11))).first().isEqualTo("This window is too small: 200 x 11.");
    }

    /** Two of each caller, everything in uproar, and numbers as large as they get. */
    @Test
    void nothing_is_wider_than_a_terminal() {
        Counted much = new Counted(9_999_999, 9_999.0);
        Breaker open = new Breaker(State.OPEN, 5, 0, 299.5, much);
        for (String name : List.of("order", "order-4", "payment", "payment-4")) {
            runs(name, new Measured(
                    List.of(new Outgoing("inventory", open, 100L, 1024L, 1124L)),
                    List.of(new Brake("deadline", "inventory", much), new Brake("inbound", "checkouts", much)),
                    List.of(new Share("all", 1400L, 1400), new Share("checkouts", 1200L, 1200)),
                    new Checkouts(much, 10_000.0, 10_000.0), 12L));
        }
        books = new BooksLook(books.orders(), List.of(balance(99_999_999_999L, 99_999_999_999L, 99_999_999_999L, 1)),
                9999, "x ".repeat(200));

        assertThat(page().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
    }

    private void aSystemWhosePaymentHangs() {
        runs("gateway", new Measured(List.of(way("cancel-order", QUIET), way("list-orders", QUIET),
                way("list-products", QUIET), way("place-order", new Breaker(State.CLOSED, 2, 3, 0.0, NEVER)),
                way("show-order", QUIET), way("show-product", QUIET)),
                List.of(new Brake("rate-limit", "purchases", new Counted(34, 0.0))), List.of(), null, null));
        runs("order", new Measured(List.of(
                new Outgoing("inventory", new Breaker(State.HALF_OPEN, 0, 0, 0.0, new Counted(12, 0.2)), 1L, 0L, 40L),
                new Outgoing("payment", new Breaker(State.OPEN, 5, 0, 23.4, new Counted(1204, 34.6)), 20L, 20L, 40L)),
                List.of(new Brake("bulkhead", "payment", new Counted(12, 3.1)),
                        new Brake("lease", "payment", new Counted(4, 0.0))),
                List.of(new Share("all", 12L, 96), new Share("checkouts", 10L, 48)),
                new Checkouts(new Counted(500, 12.34), 43.2, 1200.0), null));
        runs("payment", new Measured(List.of(way("bank", new Breaker(State.CLOSED, 1, 0, 0.0, NEVER))), List.of(),
                List.of(new Share("all", 2L, 96)), null, 1L));
        runs("inventory", new Measured(List.of(), List.of(), List.of(new Share("all", 1L, 96)), null, 0L));
        see("postgres", new InstanceLook(Condition.RUNS, null, null));
    }

    private void runs(String name, Measured measured) {
        see(name, new InstanceLook(Condition.RUNS, null, measured));
    }

    private void see(String name, InstanceLook look) {
        instances.put(Instance.named(name), look);
    }

    private Look look() {
        return new Look("2026-11-23T18:00:00.250Z", 8080, instances, books);
    }

    private WatchPage page() {
        Terminal terminal = new Screen().terminal(false, false);
        return new WatchPage(terminal, look());
    }

    private static Measured measured(Outgoing... ways) {
        return new Measured(Arrays.asList(ways), List.of(), List.of(), null, null);
    }

    private static Measured measured(Checkouts checkouts) {
        return new Measured(List.of(), List.of(), List.of(), checkouts, null);
    }

    private static Outgoing way(String name, Breaker breaker) {
        return new Outgoing(name, breaker, null, null, null);
    }

    private static Brake brake(String brake, long total, double perSecond) {
        return new Brake(brake, "payment", new Counted(total, perSecond));
    }

    private static Balance balance(long captured, long confirmed, long refunded, long inFlight) {
        return new Balance(nok(captured), nok(confirmed), nok(refunded), nok(inFlight),
                captured == confirmed + refunded + inFlight);
    }

    private static Money nok(long amount) {
        return new Money(amount, "NOK");
    }
}
