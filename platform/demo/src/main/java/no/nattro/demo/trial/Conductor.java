package no.nattro.demo.trial;

import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.trial.fault.Breakable;
import no.nattro.demo.trial.fault.Fault;
import no.nattro.demo.trial.fault.FaultKind;
import no.nattro.demo.trial.fault.FaultType;
import no.nattro.demo.trial.fault.Schedule;
import no.nattro.demo.trial.report.Broken;

/**
 * Plays a schedule in real time. Each fault has a thread of its own, so that they overlap; those of one instance come one after
 * the other, because a machine may need longer than planned to bring back what was killed.
 */
final class Conductor implements Closeable {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Schedule schedule;
    private final Breakable stack;
    private final FaultLog log;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Instance, ReentrantLock> turns = new ConcurrentHashMap<>();
    private final Set<Instance> broken = new ConcurrentSkipListSet<>();
    private final ConcurrentLinkedQueue<Fault> played = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Fault> effective = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> troubles = new ConcurrentLinkedQueue<>();

    Conductor(Schedule schedule, Breakable stack, FaultLog log) {
        this.schedule = schedule;
        this.stack = stack;
        this.log = log;
    }

    /**
     * Returns when the schedule's time is over and everything has been mended again, or at once when there is no use in it.
     *
     * @param giveUp whether that is so, for another's reason
     */
    void play(BooleanSupplier giveUp) throws InterruptedException {
        long start = System.nanoTime();
        List<Future<?>> faults = new ArrayList<>();
        for (Fault fault : schedule.faults()) {
            faults.add(threads.submit(() -> play(fault, start)));
        }
        while (System.nanoTime() - start < schedule.duration().toNanos()
                || !faults.stream().allMatch(Future::isDone)) {
            if (giveUp.getAsBoolean() || !troubles.isEmpty()) {
                close();
                return;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
    }

    private Void play(Fault fault, long start) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(fault.at().toNanos() - (System.nanoTime() - start));
        ReentrantLock turn = turns.computeIfAbsent(fault.target(), _ -> new ReentrantLock(true));
        turn.lockInterruptibly();
        try {
            requireAlive(fault.target());
            broken.add(fault.target());
            breakIt(fault);
        } catch (RuntimeException | Error e) { // nobody asks for what its thread has died of
            if (!threads.isShutdown()) { // else it was interrupted
                troubles.add(fault.words() + ": " + (e instanceof DemoFailed ? e.getMessage() : e.toString()));
            }
        } finally {
            broken.remove(fault.target());
            turn.unlock();
        }
        return null;
    }

    /** Whoever waited for its turn finds everything mended that a fault had broken. */
    private void requireAlive(Instance target) {
        if (!stack.isAlive(target)) {
            throw new DemoFailed(endedByItself(target));
        }
    }

    private static String endedByItself(Instance instance) {
        return instance + " has ended by itself, see its log";
    }

    /** To be asked after the play: who is dead now was not killed by it, and would be mended in silence. */
    void requireAlive(Collection<Instance> instances) {
        instances.stream().filter(instance -> !broken.contains(instance) && !stack.isAlive(instance))
                .map(Conductor::endedByItself).forEach(troubles::add);
    }

    private void breakIt(Fault fault) throws InterruptedException {
        Instance target = fault.target();
        long lostBefore = fault.kind().isCut() ? stack.losses(target) : 0;
        log.begins(fault);
        switch (fault.kind()) {
            case KILL -> stack.kill(target);
            case FREEZE -> stack.freeze(target);
            case CUT_BEFORE -> stack.cutBefore(target);
            case CUT_AFTER -> stack.cutAfter(target);
        }
        played.add(fault);
        TimeUnit.MILLISECONDS.sleep(fault.lasts().toMillis());
        switch (fault.kind()) {
            case KILL -> stack.start(target);
            case FREEZE -> stack.thaw(target);
            case CUT_BEFORE, CUT_AFTER -> stack.restore(target);
        }
        if (!fault.kind().isCut()) {
            log.ends(fault);
            return;
        }
        long lost = stack.losses(target) - lostBefore;
        log.ends(fault, lost);
        if (lost > 0) {
            effective.add(fault);
        }
    }

    /** What is broken at this moment, or on its way back. */
    Set<Instance> broken() {
        return new TreeSet<>(broken);
    }

    /** How many of each type there were; of each that there can be. */
    Map<FaultType, Long> played() {
        Map<FaultType, Long> counts = new LinkedHashMap<>();
        FaultType.ALL.forEach(type -> counts.put(type,
                played.stream().filter(fault -> fault.type().equals(type)).count()));
        return counts;
    }

    /** What all this was. */
    Broken report() {
        Map<FaultKind, Broken.Cuts> cuts = new EnumMap<>(FaultKind.class);
        Stream.of(FaultKind.values()).filter(FaultKind::isCut)
                .forEach(kind -> cuts.put(kind, new Broken.Cuts(count(played, kind), count(effective, kind))));
        return new Broken(schedule.faults().stream().map(Fault::type).collect(Collectors.toSet()), played(), cuts);
    }

    private static long count(Collection<Fault> faults, FaultKind kind) {
        return faults.stream().filter(fault -> fault.kind() == kind).count();
    }

    /** What could not be broken or mended, in sentences. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** Breaks nothing any more; what is broken stays so. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
