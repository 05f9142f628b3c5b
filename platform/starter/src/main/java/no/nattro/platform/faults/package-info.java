/**
 * Faults on demand: a service that is slow, fails, hangs, refuses connections or loses its answers for a while, and then is as
 * before by itself. For demos and tests; there is nothing of this unless {@code nattro.faults.enabled} says so.
 */
@NullMarked
package no.nattro.platform.faults;

import org.jspecify.annotations.NullMarked;
