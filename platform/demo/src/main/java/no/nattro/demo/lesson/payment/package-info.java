/** Payment hangs, the shop does not: the same half minute with the guards of order-service, and without them. */
@NullMarked
package no.nattro.demo.lesson.payment;

import org.jspecify.annotations.NullMarked;
