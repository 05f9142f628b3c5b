package no.nattro.demo.trial.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.Stack;

/** Feels which instances are up, all at once and several times a second: who does not answer in time is not. */
final class Pulse implements AutoCloseable {

    /** A busy service answers in a tenth of it; what takes longer is no use to a shopper either. */
    private static final Duration LIMIT = Duration.ofMillis(400);

    /** Whatever an answer that trickles in may do to the limit of each read. */
    private static final Duration ALL_WITHIN = Duration.ofMillis(450);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Map<Instance, Boolean> of(List<Running> running) {
        List<Callable<Boolean>> questions = running.stream()
                .<Callable<Boolean>>map(each -> () -> Stack.isUp(each, LIMIT)).toList();
        try {
            List<Future<Boolean>> answers = threads.invokeAll(questions, ALL_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            Map<Instance, Boolean> up = new TreeMap<>();
            for (int i = 0; i < answers.size(); i++) {
                Future<Boolean> answer = answers.get(i);
                up.put(running.get(i).instance(), answer.state() == Future.State.SUCCESS && answer.resultNow());
            }
            return up;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
