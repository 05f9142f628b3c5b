/**
 * Charging an order and undoing it. What is meant is committed first, the bank is asked outside of any transaction, its
 * answer is committed only where the row still waits for it, and the reply is read from the row.
 */
@NullMarked
package no.nattro.payment.charging;

import org.jspecify.annotations.NullMarked;
