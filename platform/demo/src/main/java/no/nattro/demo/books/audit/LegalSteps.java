package no.nattro.demo.books.audit;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.nattro.demo.books.StatusPath;

/**
 * The steps that one kind of row may take, written down a second time: judged by the code that takes the steps, every step
 * would be legal.
 */
enum LegalSteps {
    ORDER("nothing → RESERVING",
            "RESERVING → CHARGING", "CHARGING → CONFIRMING", "CONFIRMING → CONFIRMED",
            "RESERVING → UNDOING", "CHARGING → UNDOING", "CONFIRMING → UNDOING", "CONFIRMED → UNDOING",
            "UNDOING → REJECTED", "UNDOING → CANCELLED"),
    PAYMENT("nothing → REQUESTED", "nothing → VOIDED",
            "REQUESTED → CAPTURED", "REQUESTED → DECLINED",
            "REQUESTED → UNDOING", "CAPTURED → UNDOING",
            "UNDOING → VOIDED", "UNDOING → REFUNDED"),
    RESERVATION("nothing → HELD", "nothing → RELEASED", "nothing → REFUSED",
            "HELD → SOLD", "HELD → RELEASED", "SOLD → RETURNED");

    private final Set<StatusPath.Step> steps;

    LegalSteps(String... steps) {
        this.steps = Arrays.stream(steps).map(step -> step.split(" → "))
                .map(ends -> new StatusPath.Step("nothing".equals(ends[0]) ? null : ends[0], ends[1]))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is wrong with the path of a row in this status. */
    Optional<String> fault(StatusPath path, String status) {
        return path.steps().stream().filter(step -> !steps.contains(step)).findFirst()
                .map(step -> "took the step " + step)
                .or(() -> path.leadsUnbrokenTo(status)
                        ? Optional.empty()
                        : Optional.of("is " + status + ", but its history is " + path.steps()));
    }
}
