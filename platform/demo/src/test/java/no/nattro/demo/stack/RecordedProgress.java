package no.nattro.demo.stack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps what it is told, and shows nothing. */
final class RecordedProgress implements Progress {

    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    List<String> done() {
        return done;
    }

    @Override
    public void doing(Instance instance, String what) {}

    @Override
    public void done(Instance instance, String what) {
        done.add(instance.name() + " " + what);
    }

    @Override
    public void failed(Instance instance) {
        done.add(instance.name() + " failed");
    }

    @Override
    public void finished() {}
}
