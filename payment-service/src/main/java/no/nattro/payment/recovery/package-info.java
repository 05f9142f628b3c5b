/**
 * Finishes what no request finishes any more: payments about which the bank still owes an answer because it was silent,
 * or because the process that asked it died. Each replica recovers, for ever, and never more than a few payments at
 * once.
 */
@NullMarked
package no.nattro.payment.recovery;

import org.jspecify.annotations.NullMarked;
