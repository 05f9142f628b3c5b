package no.nattro.order.checkout;

import java.util.function.Supplier;
import org.springframework.transaction.CannotCreateTransactionException;

/** Something failed where an order may already stand. The caller must not be told that nothing happened. */
public class OutcomeUnknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private OutcomeUnknown(RuntimeException cause) {
        super("something failed where an order may already stand", cause);
    }

    /** For work after the row may be there: whatever fails leaves the end unknown. */
    static <T> T instead(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            throw new OutcomeUnknown(failure);
        }
    }

    /** For the first transaction of a request: if it cannot even begin, it is certain that nothing was written. */
    static <T> T unlessNothingBegan(Supplier<T> work) {
        try {
            return work.get();
        } catch (CannotCreateTransactionException nothingBegan) {
            throw nothingBegan;
        } catch (RuntimeException failure) {
            throw new OutcomeUnknown(failure);
        }
    }
}
