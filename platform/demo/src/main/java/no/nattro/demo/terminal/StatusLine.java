package no.nattro.demo.terminal;

import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Supplier;

/** How far something long is: a line that is redrawn on a terminal, elsewhere one now and then; events get a line of their own. */
public final class StatusLine implements Closeable {

    private static final Duration REDRAW = Duration.ofMillis(200);
    private static final Duration WITHOUT_TERMINAL = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final Repainting screen;
    private final Timer timer = new Timer("status line", true);
    private Supplier<String> status = () -> "";
    private boolean isClosed;

    public StatusLine(Terminal terminal) {
        this.terminal = terminal;
        this.screen = new Repainting(terminal.err());
        long interval = (terminal.live() ? REDRAW : WITHOUT_TERMINAL).toMillis();
        timer.schedule(new TimerTask() {
            @Override
            public void run() {
                tick();
            }
        }, interval, interval);
    }

    /** From here on this is what is shown. */
    public synchronized void shows(Supplier<String> now) {
        status = now;
    }

    /** From here on nothing is, and somebody else may write on the screen: what is redrawn later would be drawn over that. */
    public synchronized void clear() {
        status = () -> "";
        if (!isClosed && terminal.live()) {
            screen.paint(List.of());
        }
    }

    public synchronized void says(String line) {
        if (isClosed) {
            return;
        }
        if (terminal.live()) {
            screen.paint(List.of(line));
            screen.forget();
            tick();
        } else {
            terminal.say(line);
        }
    }

    private synchronized void tick() {
        String now = isClosed ? "" : status.get();
        if (now.isEmpty()) {
            return;
        }
        if (terminal.live()) {
            screen.paint(List.of(now));
        } else {
            terminal.say(now);
        }
    }

    /** What is said later is not said: somebody else has the screen. */
    @Override
    public synchronized void close() {
        clear();
        isClosed = true;
        timer.cancel();
    }
}
