/**
 * The circuit breaker that is the same wherever this house has one: so many failures in a row open it, it lets one probe
 * through after a pause, and each further opening makes the pause longer until a probe succeeds.
 */
@NullMarked
package no.nattro.platform.breaker;

import org.jspecify.annotations.NullMarked;
