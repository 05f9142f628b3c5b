/**
 * payment-service owns the payments. It promises that an order is charged at most once, however often and in whatever
 * order its calls arrive, that what is undone stays undone, that it never claims an end that its own row does not show,
 * and that it brings to an end by itself what nobody asks for any more.
 */
@NullMarked
package no.nattro.payment;

import org.jspecify.annotations.NullMarked;
