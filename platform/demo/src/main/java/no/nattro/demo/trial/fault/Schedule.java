package no.nattro.demo.trial.fault;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** All faults of a trial, in the order of their beginnings; the same seed and duration have the same. */
public record Schedule(long seed, Duration duration, List<Fault> faults) {

    public Schedule {
        faults = List.copyOf(faults);
    }

    public static Schedule of(long seed, Duration duration) {
        return new Schedule(seed, duration, new Drawing(seed, duration).faults());
    }

    public long count(FaultType type) {
        return faults.stream().filter(fault -> fault.type().equals(type)).count();
    }

    /** A line for each fault. */
    public List<String> lines() {
        return faults.stream().map(Schedule::line).toList();
    }

    /** As in {@code 1:07  kill order-2, for 1.2 s}. */
    public static String line(Fault fault) {
        return clock(fault.at()) + "  " + fault.words();
    }

    /** Minutes and seconds from the trial's beginning. */
    public static String clock(Duration moment) {
        return String.format(Locale.ROOT, "%2d:%02d", moment.toMinutes(), moment.toSecondsPart());
    }
}
