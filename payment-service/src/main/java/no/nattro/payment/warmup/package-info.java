/** Runs the code before it counts: a first charge has no time for cold code. */
@NullMarked
package no.nattro.payment.warmup;

import org.jspecify.annotations.NullMarked;
