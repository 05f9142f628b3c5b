/** The cookie. */
@NullMarked
package no.nattro.gateway.shopper;

import org.jspecify.annotations.NullMarked;
