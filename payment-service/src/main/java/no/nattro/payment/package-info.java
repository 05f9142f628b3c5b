/**
 * payment-service owns the payments. It promises that an order is charged at most once, however often and in whatever
 * order its calls arrive, that what is undone stays undone, and that it never claims an end that its own row does not
 * show.
 */
@NullMarked
package no.nattro.payment;

import org.jspecify.annotations.NullMarked;
