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
    public void doing(Component component, String what) {}

    @Override
    public void done(Component component, String what) {
        done.add(component.key() + " " + what);
    }

    @Override
    public void failed(Component component) {
        done.add(component.key() + " failed");
    }

    @Override
    public void finished() {}
}
