/** payment-service, as the checkout sees it. */
@NullMarked
package no.nattro.order.payment;

import org.jspecify.annotations.NullMarked;
