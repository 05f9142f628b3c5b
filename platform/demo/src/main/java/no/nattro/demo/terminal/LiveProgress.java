package no.nattro.demo.terminal;

import java.time.Duration;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.TreeMap;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Progress;

/** A line for each part, all redrawn in place: what it is doing and for how long. */
final class LiveProgress implements Progress {

    private static final long REDRAW_MILLIS = 100;
    private final Repainting screen;
    private final Map<Instance, Line> lines = new TreeMap<>();
    private final Timer timer = new Timer("progress", true);

    private record Line(String mark, String what, long since, long until) {

        Line(String what, long since) {
            this("·", what, since, 0);
        }

        Line end(String newMark, String newWhat) {
            return new Line(newMark, newWhat, since, System.nanoTime());
        }

        String time() {
            return Words.seconds(Duration.ofNanos((until == 0 ? System.nanoTime() : until) - since));
        }
    }

    LiveProgress(Terminal terminal) {
        this.screen = new Repainting(terminal.err());
        timer.schedule(new TimerTask() {
            @Override
            public void run() {
                draw();
            }
        }, REDRAW_MILLIS, REDRAW_MILLIS);
    }

    @Override
    public synchronized void doing(Instance instance, String what) {
        Line before = lines.get(instance);
        lines.put(instance,
                new Line(what, before == null || before.until() != 0 ? System.nanoTime() : before.since()));
    }

    @Override
    public synchronized void done(Instance instance, String what) {
        lines.computeIfPresent(instance, (_, line) -> line.end("✓", what));
        draw();
    }

    @Override
    public synchronized void failed(Instance instance) {
        lines.computeIfPresent(instance, (_, line) -> line.end("✗", "failed"));
        draw();
    }

    @Override
    public synchronized void finished() {
        lines.values().removeIf(line -> line.until() == 0);
        draw();
        lines.clear();
        screen.forget();
    }

    private synchronized void draw() {
        if (lines.isEmpty() && screen.isBlank()) {
            return;
        }
        Table table = new Table();
        lines.forEach((instance, line) -> table.row(line.mark(), instance.name(), line.what(), line.time()));
        screen.paint(table.lines());
    }
}
