package no.nattro.demo.terminal;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Progress;

/** A line a component, all redrawn in place: what it is doing and for how long. */
final class LiveProgress implements Progress {

    private static final long REDRAW_MILLIS = 100;
    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_BELOW = "\r\u001b[J";

    private final Terminal terminal;
    private final Map<Component, Line> lines = new EnumMap<>(Component.class);
    private final Timer timer = new Timer("progress", true);
    private int drawn;

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
        this.terminal = terminal;
        timer.schedule(new TimerTask() {
            @Override
            public void run() {
                draw();
            }
        }, REDRAW_MILLIS, REDRAW_MILLIS);
    }

    @Override
    public synchronized void doing(Component component, String what) {
        Line before = lines.get(component);
        lines.put(component,
                new Line(what, before == null || before.until() != 0 ? System.nanoTime() : before.since()));
    }

    @Override
    public synchronized void done(Component component, String what) {
        lines.computeIfPresent(component, (_, line) -> line.end("✓", what));
        draw();
    }

    @Override
    public synchronized void failed(Component component) {
        lines.computeIfPresent(component, (_, line) -> line.end("✗", "failed"));
        draw();
    }

    @Override
    public synchronized void finished() {
        lines.values().removeIf(line -> line.until() == 0);
        draw();
        lines.clear();
        drawn = 0;
    }

    private synchronized void draw() {
        if (lines.isEmpty() && drawn == 0) {
            return;
        }
        Table table = new Table();
        lines.forEach((component, line) -> table.row(line.mark(), component.key(), line.what(), line.time()));
        StringBuilder screen = new StringBuilder(drawn == 0 ? "" : UP.formatted(drawn)).append(CLEAR_BELOW);
        table.lines().forEach(line -> screen.append(line).append('\n'));
        drawn = lines.size();
        terminal.err().print(screen);
        terminal.err().flush();
    }
}
