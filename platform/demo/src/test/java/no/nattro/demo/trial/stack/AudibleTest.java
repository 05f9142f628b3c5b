package no.nattro.demo.trial.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Progress;
import org.junit.jupiter.api.Test;

class AudibleTest {

    private static final Instance ORDER = Instance.of(Component.ORDER);

    private final List<String> shown = new ArrayList<>();

    private final Progress screen = new Progress() {

        @Override
        public void doing(Instance instance, String what) {
            shown.add(instance + " " + what);
        }

        @Override
        public void done(Instance instance, String what) {
            shown.add(instance + " " + what);
        }

        @Override
        public void failed(Instance instance) {
            shown.add(instance + " failed");
        }

        @Override
        public void finished() {
            shown.add("finished");
        }
    };

    @Test
    void the_first_start_and_the_last_stop_are_shown_and_nothing_in_between() {
        Audible progress = new Audible(screen);
        progress.done(ORDER, "ready");
        progress.mute();
        progress.doing(ORDER, "starting");
        progress.failed(ORDER);
        progress.done(ORDER, "ready");
        progress.finished();
        progress.unmute();
        progress.done(ORDER, "stopped");

        assertThat(shown).containsExactly("order ready", "finished", "order stopped");
    }
}
