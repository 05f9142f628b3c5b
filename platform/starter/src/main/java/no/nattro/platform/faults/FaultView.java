package no.nattro.platform.faults;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * A fault as it is shown. Scripts read this: names and order stay.
 *
 * @param length what was asked for as {@code for}
 * @param leftMs milliseconds until it ends by itself
 * @param struck how many requests it has met
 */
@JsonPropertyOrder({"id", "kind", "delay", "jitter", "status", "rate", "token", "shopper", "for", "leftMs", "struck"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record FaultView(String id, String kind, @Nullable String delay, @Nullable String jitter, @Nullable Integer status,
        @Nullable Double rate, @Nullable String token, @Nullable String shopper, @JsonProperty("for") String length,
        long leftMs, long struck) {

    static FaultView of(Fault fault) {
        FaultPlan plan = fault.plan();
        Effect.Delay delay = plan.effect() instanceof Effect.Delay it ? it : null;
        Effect.Fail fail = plan.effect() instanceof Effect.Fail it ? it : null;
        return new FaultView(fault.id(), plan.effect().kind().key(),
                delay == null ? null : Lengths.text(delay.length()),
                delay == null ? null : Lengths.text(delay.jitter()), fail == null ? null : fail.status(),
                fail == null ? null : fail.rate(), plan.scope().token(), plan.scope().shopper(),
                Lengths.text(plan.length()), fault.left().toMillis(), fault.struck());
    }
}
