package no.nattro.platform.request;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The deadline of what this thread is doing, for whoever cannot be handed it: a transaction that begins. Other threads do not
 * inherit it: who goes on with something in another thread does so whether anybody waits or not.
 */
public final class CurrentDeadline {

    private static final ThreadLocal<Deadline> CURRENT = new ThreadLocal<>();

    private CurrentDeadline() {}

    /** Empty where nobody waits. */
    public static Optional<Deadline> get() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** From now on the thread works under this deadline, until the scope is closed; then under the one before. */
    public static Scope set(Deadline deadline) {
        Scope scope = new Scope(CURRENT.get());
        CURRENT.set(deadline);
        return scope;
    }

    /** To be closed by the thread that it was made in. */
    public static final class Scope implements AutoCloseable {

        private final @Nullable Deadline before;

        private Scope(@Nullable Deadline before) {
            this.before = before;
        }

        @Override
        public void close() {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }
}
