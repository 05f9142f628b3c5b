/**
 * A bank that is not one: it decides by the token, keeps its books in a database of its own, and can be slow or lose a
 * reply on demand. A real acquirer replaces this package.
 */
@NullMarked
package no.nattro.payment.bank.simulated;

import org.jspecify.annotations.NullMarked;
