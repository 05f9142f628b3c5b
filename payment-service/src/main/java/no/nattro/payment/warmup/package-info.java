/** Runs the code once before it counts: on half a CPU, cold code takes longer than a first charge may. */
@NullMarked
package no.nattro.payment.warmup;

import org.jspecify.annotations.NullMarked;
