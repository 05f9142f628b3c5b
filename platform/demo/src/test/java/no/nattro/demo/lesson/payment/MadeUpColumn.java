package no.nattro.demo.lesson.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.Reading;
import no.nattro.demo.books.audit.Audit;
import no.nattro.demo.books.audit.AuditReport;
import no.nattro.demo.books.audit.Invariants;
import no.nattro.demo.books.history.History;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.books.history.Replays;
import no.nattro.demo.lesson.load.Times;
import org.jspecify.annotations.Nullable;

/** A column in which everything holds; a test changes what it wants. */
public final class MadeUpColumn {

    private static final double MEBIBYTE = 1024 * 1024;

    private final Column column;
    public Times pagesBefore = new Times(400, 4, 12, 31);
    public Times pagesDuring = new Times(600, 4, 14, 40);
    public Times readsBefore = new Times(400, 5, 30, 31);
    public Times readsDuring = new Times(600, 5, 59, 60);
    public long pagesInVain;
    public long readsInVain;
    public long inVainBefore;
    public Times untilOpen = new Times(11, 1240, 1260, 1260);
    public Times onceOpen = new Times(151, 21, 60, 130);
    public Map<String, Long> untilOpenAnswers = Map.of("202 PENDING", 11L);
    public Map<String, Long> onceOpenAnswers = Map.of("202 PENDING", 149L, "201 CONFIRMED", 2L);
    public long untilOpenInVain;
    public long onceOpenInVain;
    public long heldBack;
    public @Nullable Double openedAfter = 2.1;
    public Growth threads = new Growth(36, 44, 33);
    public Growth resident = new Growth(210 * MEBIBYTE, 214 * MEBIBYTE, 214 * MEBIBYTE);
    public Map<String, Long> states = Map.of("CONFIRMED", 540L, "REJECTED", 60L);
    public @Nullable Double untilAllEnd = 8.25;
    public List<String> contradictions = new ArrayList<>();
    public AuditReport books = green();

    private MadeUpColumn(Column column) {
        this.column = column;
    }

    public static MadeUpColumn guards() {
        return new MadeUpColumn(Column.GUARDS);
    }

    /** As it might be without: slow, refused, and never open. */
    public static MadeUpColumn noGuards() {
        MadeUpColumn column = new MadeUpColumn(Column.NO_GUARDS);
        column.openedAfter = null;
        column.untilOpen = new Times(60, 4400, 4480, 4490);
        column.onceOpen = new Times(0, 0, 0, 0);
        column.untilOpenAnswers = Map.of("504 upstream-timeout", 40L, "503 upstream-unavailable", 20L);
        column.untilOpenInVain = 60;
        column.onceOpenAnswers = Map.of();
        column.heldBack = 90;
        column.threads = new Growth(36, 84, 33);
        return column;
    }

    public ColumnReport report() {
        Served calm = served(new Times(100, 20, 55, 70), Map.of("201 CONFIRMED", 90L, "402 payment-declined", 10L),
                inVainBefore, 0);
        return new ColumnReport(column,
                new Service(looks(pagesBefore, pagesDuring, pagesInVain), looks(readsBefore, readsDuring, readsInVain),
                        new Checkouts(calm, served(untilOpen, untilOpenAnswers, untilOpenInVain, heldBack),
                                served(onceOpen, onceOpenAnswers, onceOpenInVain, 0), served(calm.times(),
                                        calm.answers(), 0, 0)),
                        new Times(2000, 0.2, 0.9, 3)),
                new Breaker(openedAfter, openedAfter == null ? null : 2.25, 12),
                new Demands(threads, new Growth(2, 9, 1), new Growth(50 * MEBIBYTE, 55 * MEBIBYTE, 41 * MEBIBYTE),
                        resident),
                new OrderEnds(new TreeMap<>(states), 150, 161, untilAllEnd), contradictions, books);
    }

    private static Looks looks(Times before, Times during, long inVain) {
        Map<String, Long> shown = Map.of("200", 400L);
        return new Looks(served(before, shown, 0, 0), served(during, shown, inVain, 0), served(before, shown, 0, 0));
    }

    private static Served served(Times times, Map<String, Long> answers, long inVain, long heldBack) {
        return new Served(times, new TreeMap<>(answers), inVain, heldBack);
    }

    private static AuditReport green() {
        Reading books = MadeUpBooks.of(MadeUpOrder.confirmed());
        History history = new History(List.of(Operation.healed(MadeUpOrder.PLACED)));
        return new Audit(Invariants.of(true, history, new Replays(List.of(), books.rows())), () -> {})
                .of(() -> books);
    }

    /** As if nobody had been asked what they were told. */
    public static AuditReport withoutHistory() {
        Reading books = MadeUpBooks.of(MadeUpOrder.confirmed());
        return new Audit(Invariants.of(true, null, null), () -> {}).of(() -> books);
    }
}
