/**
 * Compares the payments with the bank's statement. Two books that two companies keep agree because somebody checks it:
 * what does not is found within minutes, repaired where the repair can do no harm, and shown to a person where it
 * could.
 */
@NullMarked
package no.nattro.payment.reconciliation;

import org.jspecify.annotations.NullMarked;
