package no.nattro.demo.watch;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one process says of its brakes.
 *
 * @param brakes    other than breakers, those that have refused something
 * @param inbound   empty where nothing is limited, or not measured
 * @param checkouts null where there are none, or not measured
 * @param faults    how many are active in it; null where none can be, or not measured
 */
@JsonPropertyOrder({"outgoing", "brakes", "inbound", "checkouts", "faults"})
public record Measured(List<Outgoing> outgoing, List<Brake> brakes, List<Share> inbound,
        @Nullable Checkouts checkouts, @Nullable Long faults) {}
