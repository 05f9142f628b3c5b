package no.nattro.demo.terminal;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Progress;

/** One line for each part when it is done: for logs and pipes. */
final class PlainProgress implements Progress {

    private final Terminal terminal;
    private final Map<Instance, Long> since = new TreeMap<>();

    PlainProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void doing(Instance instance, String what) {
        since.putIfAbsent(instance, System.nanoTime());
    }

    @Override
    public synchronized void done(Instance instance, String what) {
        Long start = since.remove(instance);
        terminal.say(instance.name() + " " + what + (start == null
                ? ""
                : " after " + Words.seconds(Duration.ofNanos(System.nanoTime() - start))));
    }

    @Override
    public synchronized void failed(Instance instance) {
        terminal.say(instance.name() + " failed");
    }

    @Override
    public synchronized void finished() {
        since.clear();
    }
}
