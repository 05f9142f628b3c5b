package no.nattro.demo.books;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The statuses that a row went through, as its database's trigger has recorded them. */
public record StatusPath(List<Step> steps) {

    static final StatusPath NONE = new StatusPath(List.of());

    /** @param from null where the row was made */
    public record Step(@Nullable String from, String to) {

        @Override
        public String toString() {
            return (from == null ? "nothing" : from) + " → " + to;
        }
    }

    public StatusPath {
        steps = List.copyOf(steps);
    }

    /** The path of a row that was made in the first of these and went through the others. */
    public static StatusPath through(String... statuses) {
        return new StatusPath(IntStream.range(0, statuses.length)
                .mapToObj(i -> new Step(i == 0 ? null : statuses[i - 1], statuses[i])).toList());
    }

    public boolean passed(String status) {
        return times(status) > 0;
    }

    public long times(String status) {
        return steps.stream().filter(step -> step.to().equals(status)).count();
    }

    public boolean left(String status) {
        return steps.stream().anyMatch(step -> status.equals(step.from()));
    }

    /** Whether it begins with the row, each step begins where the one before ended, and the last leads to this status. */
    public boolean leadsUnbrokenTo(String status) {
        String at = null;
        for (Step step : steps) {
            if (!Objects.equals(step.from(), at)) {
                return false;
            }
            at = step.to();
        }
        return status.equals(at);
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::to).collect(Collectors.joining(" → "));
    }
}
