/**
 * order-service owns orders and runs the checkout. It promises: one key makes one order, whatever is repeated and however
 * often; an answer once given for a key is given again to the byte; and an order whose end is not known is never called
 * failed.
 *
 * <p>Packages import downwards: {@code web → checkout → inventory, payment → domain}.
 */
@NullMarked
package no.nattro.order;

import org.jspecify.annotations.NullMarked;
