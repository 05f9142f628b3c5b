package no.nattro.demo.books.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Everything that was recorded of one trial, in the order of the file. */
public record History(List<Operation> operations) {

    public History {
        operations = List.copyOf(operations);
    }

    /** When the last fault was over; empty when the history does not say that it ever was. */
    public Optional<Instant> healedAt() {
        return operations.stream().filter(operation -> operation.what() == Operation.What.HEALED).map(Operation::at)
                .max(Comparator.naturalOrder());
    }
}
