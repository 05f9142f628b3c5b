package no.nattro.demo.bench;

import java.time.Duration;

/**
 * What some seconds of reading took.
 *
 * @param service the processor time of the service
 * @param between that of what stands in front of it; zero where nothing does
 * @param taken   by each read, in nanoseconds, in ascending order
 */
record Window(Duration service, Duration between, long[] taken) {

    double serviceMillis() {
        return millis(service);
    }

    double betweenMillis() {
        return millis(between);
    }

    /** Processor time of a single read. */
    private double millis(Duration all) {
        return all.toNanos() / 1e6 / taken.length;
    }
}
