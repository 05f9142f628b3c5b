package no.nattro.platform.upstream;

import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one instance over and over whether it is ready, and takes it out of its neighbour's turns while it is not. */
final class ReadinessPoll implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(ReadinessPoll.class);

    private final String neighbour;
    private final URI instance;
    private final Turns turns;
    private final ReadinessQuestion question;
    private final Duration pause;

    ReadinessPoll(String neighbour, URI instance, Turns turns, ReadinessQuestion question, Duration pause) {
        this.neighbour = neighbour;
        this.instance = instance;
        this.turns = turns;
        this.question = question;
        this.pause = pause;
    }

    /** Until this thread is interrupted. */
    @Override
    public void run() {
        try {
            while (true) {
                heard(question.ask());
                Thread.sleep(pause);
            }
        } catch (InterruptedException _) {
            // the application ends
        }
    }

    private void heard(Readiness readiness) {
        if (turns.set(instance, readiness.kind())) {
            switch (readiness.kind()) {
                case READY -> log.info("{} at {} is ready again", neighbour, instance);
                case SILENT ->
                    log.warn("{} at {} is silent and gets no new request while another is ready: {}", neighbour,
                            instance, readiness.why());
                case NOT_READY -> log.warn("{} at {} is not ready and gets no new request: {}", neighbour, instance,
                        readiness.why());
            }
        }
    }
}
