/** The use case: an order is placed, driven to its end, or cancelled. */
@NullMarked
package no.nattro.order.checkout;

import org.jspecify.annotations.NullMarked;
