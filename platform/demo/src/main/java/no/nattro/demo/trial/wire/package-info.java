/**
 * The wires between the services of a trial, which can be cut: plain TCP, that knows nothing of what it carries. They are
 * test equipment: the services have no hook for them, only another address of each neighbour.
 */
@NullMarked
package no.nattro.demo.trial.wire;

import org.jspecify.annotations.NullMarked;
