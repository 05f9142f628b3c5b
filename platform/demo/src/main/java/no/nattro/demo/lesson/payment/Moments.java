package no.nattro.demo.lesson.payment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When what happened.
 *
 * @param warm   from here on a healthy shop was measured
 * @param asked  up to here: payment was about to hang
 * @param hung   it did
 * @param opened the breaker was seen open; null if it never was
 * @param over   payment answers again
 * @param closed the breaker was seen closed again; null if it never opened
 * @param healed everybody asks everybody again: from here on nothing is in the way of any order
 */
record Moments(Duration warm, Duration asked, Duration hung, @Nullable Duration opened, Duration over,
        @Nullable Duration closed, Duration healed) {}
