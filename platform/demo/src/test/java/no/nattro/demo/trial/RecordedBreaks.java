package no.nattro.demo.trial;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.trial.fault.Breakable;

/** A system that writes down what is done to it. */
final class RecordedBreaks implements Breakable {

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final Set<Instance> dead = ConcurrentHashMap.newKeySet();
    private final Set<Instance> losing = ConcurrentHashMap.newKeySet();
    private final CountDownLatch untilIsDone = new CountDownLatch(1);
    private volatile boolean isBeyondRepair;
    private volatile String lasting = "";
    private volatile String until = "";

    List<String> done() {
        return done;
    }

    /** Whoever did the first goes on when the second has been done. */
    void lasts(String first, String second) {
        lasting = first;
        until = second;
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
        did("kill " + instance);
    }

    @Override
    public void start(Instance instance) {
        if (isBeyondRepair) {
            throw new DemoFailed(instance + " did not get ready");
        }
        did("start " + instance);
    }

    @Override
    public void freeze(Instance instance) {
        did("freeze " + instance);
    }

    @Override
    public void thaw(Instance instance) {
        did("thaw " + instance);
    }

    @Override
    public void cutBefore(Instance instance) {
        did("cut before " + instance);
    }

    @Override
    public void cutAfter(Instance instance) {
        did("cut after " + instance);
    }

    @Override
    public void restore(Instance instance) {
        did("restore " + instance);
    }

    private void did(String what) {
        done.add(what);
        if (what.equals(until)) {
            untilIsDone.countDown();
        }
        if (what.equals(lasting)) {
            awaitUntilIsDone();
        }
    }

    private void awaitUntilIsDone() {
        try {
            if (!untilIsDone.await(10, TimeUnit.SECONDS)) {
                throw new DemoFailed("nobody did meanwhile: " + until);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
