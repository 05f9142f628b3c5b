/**
 * The wires between the services of a trial, which can be cut: plain TCP, that knows nothing of what it carries. They are
 * test equipment: the services have no hook for them, only another address of each neighbour.
 *
 * <p>A wire accepts whatever stands at its far end. So a killed instance looks from here like a connection that breaks, after
 * which nobody knows what has happened, and never like one that is refused, after which it is known that nothing has; how callers
 * tell the two apart is proved by the starter's {@code UpstreamTest}.
 */
@NullMarked
package no.nattro.demo.trial.wire;

import org.jspecify.annotations.NullMarked;
