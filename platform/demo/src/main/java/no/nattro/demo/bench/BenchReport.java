package no.nattro.demo.bench;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * What was measured. Scripts read this: names and order stay.
 *
 * @param load how much the machine had to do at the beginning and at the end, as {@code uptime} says it; negative where the
 *             system does not
 */
@JsonPropertyOrder({"warmUpSeconds", "windowSeconds", "pairs", "readsPerSecond", "processors", "load", "ways"})
public record BenchReport(long warmUpSeconds, long windowSeconds, int pairs, int readsPerSecond, int processors,
        List<Double> load, List<Figures> ways) {}
