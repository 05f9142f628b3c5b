package no.nattro.demo.bench;

import java.time.Duration;
import java.util.stream.Stream;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.process.ProcessId;

/**
 * The processor time that a process and those it has started have taken so far, in user and system mode. The system counts it
 * in steps of 10 ms: a window must be long enough to hold many of them.
 */
record CpuTime(String of, ProcessId process) {

    /** @throws DemoFailed when the process has ended, or the system does not tell */
    Duration soFar() {
        ProcessHandle root = process.handle().orElseThrow(() -> new DemoFailed(of + " has ended by itself"));
        return Stream.concat(Stream.of(root), root.descendants())
                .map(each -> each.info().totalCpuDuration().orElseThrow(
                        () -> new DemoFailed("This system does not tell how much processor time " + of + " takes")))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
