package no.nattro.demo.lesson.payment;

import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import no.nattro.demo.books.Books;
import no.nattro.demo.books.audit.AuditReport;
import no.nattro.demo.books.audit.Checker;
import no.nattro.demo.books.audit.Quiescence;
import no.nattro.demo.books.history.HistoryFile;
import no.nattro.demo.books.history.HttpDoor;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.client.Answers;
import no.nattro.demo.client.Doors;
import no.nattro.demo.client.Recorder;
import no.nattro.demo.client.Stopping;
import no.nattro.demo.client.Till;
import no.nattro.demo.lesson.Time;
import no.nattro.demo.lesson.load.Customers;
import no.nattro.demo.lesson.load.SteadyLoad;
import no.nattro.demo.lesson.stage.LessonStack;
import no.nattro.demo.lesson.stage.ManagementPort;
import no.nattro.demo.lesson.stage.Vitals;
import no.nattro.demo.stack.Component;
import no.nattro.demo.terminal.StatusLine;
import java.nio.file.Path;

/** One column, from a stack that has just started to what was seen of it. */
final class Performance implements Scene {

    private static final String BREAKER = "resilience4j.circuitbreaker.state";

    private final SlowPaymentPlan plan;
    private final Column column;
    private final LessonStack stack;
    private final StatusLine progress;
    private final Time time;
    private final InstantSource wall;
    private final Answers answers = new Answers();
    private final ManagementPort order;
    private final ManagementPort payment;

    Performance(SlowPaymentPlan plan, Column column, LessonStack stack, StatusLine progress, InstantSource wall) {
        this.plan = plan;
        this.column = column;
        this.stack = stack;
        this.progress = progress;
        this.wall = wall;
        this.time = Time.of(wall);
        this.order = stack.management(Component.ORDER);
        this.payment = stack.management(Component.PAYMENT);
    }

    ColumnReport run() {
        Path history = stack.home().state().resolve("history.jsonl");
        try (Recorder recorder = new Recorder(history);
                Customers customers = enter(recorder);
                SteadyLoad load = new SteadyLoad(plan.timetable(), customers, time).start()) {
            progress.shows(() -> column.words() + ": " + load.visits().count() + " requests are answered");
            Observed observed = new Play(plan, this, time, load::requireGoing, this::says).run();
            load.stop();
            Duration stopped = time.now();
            Moments moments = observed.moments();
            recorder.record(Operation.healed(time.onTheWall(moments.healed())));
            awaitQuiet(stopped);
            OrderEnds orders = OrderEnds.of(stack.books().read(), time.onTheWall(moments.hung()),
                    time.onTheWall(moments.over()), time.onTheWall(moments.healed()));
            return new ColumnReport(column, Service.of(load.visits(), moments), Breaker.of(observed),
                    Demands.of(observed), orders, answers.contradictions(), check(history));
        }
    }

    private Customers enter(Recorder recorder) {
        Stopping never = new Stopping();
        return Customers.enter(plan.shoppers(), Doors.of(stack.shop(), stack.certificate()),
                door -> new Till(door, recorder, answers, wall, never), time);
    }

    private void awaitQuiet(Duration stopped) {
        new Quiescence(stack.books()::read,
                underWay -> progress.shows(() -> "Waiting for the end of " + underWay + " orders"))
                .await(time.now().minus(stopped));
    }

    private AuditReport check(Path history) {
        progress.clear();
        says("Checking the books, and asking for every purchase again, twice");
        Books books = stack.books();
        return new Checker(books, () -> HttpDoor.of(stack.shop(), stack.certificate(), progress::says)).check(true,
                HistoryFile.read(history));
    }

    private void says(String what) {
        progress.says(column.words() + ": " + what);
    }

    @Override
    public void hang(Duration length) {
        payment.hang(length);
    }

    @Override
    public OptionalDouble attempts() {
        return payment.struck();
    }

    @Override
    public OptionalDouble breaker(String state) {
        return order.metric(BREAKER, "name:payment", "state:" + state);
    }

    @Override
    public int leftAlone() {
        return Stream.of(order, payment).flatMapToInt(service -> Stream.of("open", "half_open")
                .mapToInt(state -> (int) service.metric(BREAKER, "state:" + state).orElse(0))).sum();
    }

    @Override
    public Vitals vitals(Duration now) {
        return stack.vitals(Component.ORDER, now);
    }
}
