package no.nattro.demo.trial;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.trial.fault.Breakable;

/** A system that writes down what is done to it. */
final class RecordedBreaks implements Breakable {

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final Set<Instance> dead = ConcurrentHashMap.newKeySet();
    private final Set<Instance> losing = ConcurrentHashMap.newKeySet();
    private volatile boolean isBeyondRepair;

    List<String> done() {
        return done;
    }

    void nothingStarts() {
        isBeyondRepair = true;
    }

    /** From now on, without having been killed. */
    void dies(Instance instance) {
        dead.add(instance);
    }

    /** At each cut of it. */
    void loses(Instance instance) {
        losing.add(instance);
    }

    @Override
    public boolean isAlive(Instance instance) {
        return !dead.contains(instance);
    }

    @Override
    public long losses(Instance instance) {
        return losing.contains(instance) ? done.stream().filter(what -> what.startsWith("cut ")).count() : 0;
    }

    @Override
    public void kill(Instance instance) {
        done.add("kill " + instance);
    }

    @Override
    public void start(Instance instance) {
        if (isBeyondRepair) {
            throw new DemoFailed(instance + " did not get ready");
        }
        done.add("start " + instance);
    }

    @Override
    public void freeze(Instance instance) {
        done.add("freeze " + instance);
    }

    @Override
    public void thaw(Instance instance) {
        done.add("thaw " + instance);
    }

    @Override
    public void cutBefore(Instance instance) {
        done.add("cut before " + instance);
    }

    @Override
    public void cutAfter(Instance instance) {
        done.add("cut after " + instance);
    }

    @Override
    public void restore(Instance instance) {
        done.add("restore " + instance);
    }
}
