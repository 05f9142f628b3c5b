package no.nattro.demo.books;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an order got to its end.
 *
 * @param untilEnd        from its row's beginning to its first terminal status; null while it has none
 * @param confirmed       whether it ever was, also when it was cancelled later
 * @param throughRecovery whether it was confirmed under another lease than that of its own request
 */
public record Course(@Nullable Duration untilEnd, boolean confirmed, boolean throughRecovery) {}
