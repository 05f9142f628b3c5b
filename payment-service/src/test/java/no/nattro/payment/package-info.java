/** payment-service, tried from outside: over HTTP, and past it into its databases. */
@NullMarked
package no.nattro.payment;

import org.jspecify.annotations.NullMarked;
