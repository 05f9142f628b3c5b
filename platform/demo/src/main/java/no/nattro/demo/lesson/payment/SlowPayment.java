package no.nattro.demo.lesson.payment;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.lesson.stage.LessonStack;
import no.nattro.demo.postgres.PostgresBinaries;
import no.nattro.demo.stack.Apps;
import no.nattro.demo.stack.OneAtATime;
import no.nattro.demo.stack.OneBuild;
import no.nattro.demo.stack.StackFile;
import no.nattro.demo.stack.UnpackedApps;
import no.nattro.demo.terminal.StatusLine;
import no.nattro.demo.terminal.Terminal;

/** The whole lesson: each column on a stack of its own, one after the other. */
public final class SlowPayment implements AutoCloseable {

    private final SlowPaymentPlan plan;
    private final InstantSource wall;
    private final OneAtATime only;
    private final StatusLine progress;
    private final Map<Column, LessonStack> stacks = new EnumMap<>(Column.class);
    private volatile boolean isFinished;

    /**
     * Starts nothing yet, so that who wants to be able to end it has something to close.
     *
     * @param home of lessons alone; what an earlier one has left there is deleted
     */
    public SlowPayment(SlowPaymentPlan plan, Home home, PostgresBinaries binaries, Terminal terminal,
            InstantSource wall) {
        this.plan = plan;
        this.wall = wall;
        this.only = new OneAtATime("lesson", home);
        this.progress = new StatusLine(terminal);
        Apps apps = new OneBuild(new UnpackedApps(home, new StackFile(home.stackFile())));
        for (Column column : Column.values()) {
            stacks.put(column, new LessonStack(home.within(column.toString()), binaries, apps, plan.portBase(),
                    column.settings(), terminal.progress()));
        }
    }

    /** @throws DemoFailed when it could not be given, or not to its end: that teaches nothing */
    public SlowPaymentReport run() {
        only.begin();
        stacks.values().forEach(LessonStack::endEarlier);
        List<ColumnReport> columns = new ArrayList<>();
        for (Column column : plan.columns()) {
            LessonStack stack = stacks.get(column);
            stack.start();
            columns.add(new Performance(plan, column, stack, progress, wall).run());
            progress.clear(); // starts and stops have a screen of their own
            if (!column.equals(plan.columns().last())) {
                stack.close();
            }
        }
        isFinished = true;
        return new SlowPaymentReport(plan.hang().toMillis() / 1000.0, plan.before().toMillis() / 1000.0,
                plan.warmUp().toMillis() / 1000.0, plan.rate(), plan.timetable().perSecond(), plan.shoppers(),
                Runtime.getRuntime().availableProcessors(), columns);
    }

    /** Stops everything, whatever is under way; by any thread. What was to be kept runs on if the lesson came to its end. */
    @Override
    public void close() {
        progress.close();
        try (OneAtATime _ = only) {
            if (!(plan.keep() && isFinished)) {
                stop();
            }
        }
    }

    private void stop() {
        try (LessonStack _ = stacks.get(Column.NO_GUARDS); LessonStack _ = stacks.get(Column.GUARDS)) {
            // each is closed, whatever becomes of the other
        }
    }
}
