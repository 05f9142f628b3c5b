package no.nattro.demo.terminal;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Progress;

/** One line for each component when it is done: for logs and pipes. */
final class PlainProgress implements Progress {

    private final Terminal terminal;
    private final Map<Component, Long> since = new EnumMap<>(Component.class);

    PlainProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void doing(Component component, String what) {
        since.putIfAbsent(component, System.nanoTime());
    }

    @Override
    public synchronized void done(Component component, String what) {
        Long start = since.remove(component);
        terminal.say(component.key() + " " + what + (start == null
                ? ""
                : " after " + Words.seconds(Duration.ofNanos(System.nanoTime() - start))));
    }

    @Override
    public synchronized void failed(Component component) {
        terminal.say(component.key() + " failed");
    }

    @Override
    public synchronized void finished() {
        since.clear();
    }
}
