package no.nattro.demo.lesson.stage;

import java.time.Duration;
import java.util.OptionalDouble;
import no.nattro.demo.process.Memory;
import no.nattro.demo.stack.Running;

/**
 * What a service takes of its machine at one moment; NaN where it did not say.
 *
 * @param at       when it was looked at
 * @param platform the threads that the system knows
 * @param requests in it at once, each on a virtual thread of its own
 * @param heap     used, in bytes, garbage included
 * @param resident memory of the whole process, in bytes
 */
public record Vitals(Duration at, double platform, double requests, double heap, double resident) {

    /** Threads of both kinds. The few virtual ones that serve no request are not known, and always there. */
    public double threads() {
        return platform + requests;
    }

    static Vitals of(Duration at, Running running, ManagementPort service) {
        return new Vitals(at, value(service.metric("jvm.threads.live")),
                value(service.metric("nattro.inbound.requests", "share:all")),
                value(service.metric("jvm.memory.used", "area:heap")),
                Memory.residentBytes(running.process()).map(Long::doubleValue).orElse(Double.NaN));
    }

    private static double value(OptionalDouble metric) {
        return metric.orElse(Double.NaN);
    }
}
