/** Who is buying: a pseudonym in a signed cookie. Nothing about a shopper is stored here, and nothing personal anywhere. */
@NullMarked
package no.nattro.gateway.shopper;

import org.jspecify.annotations.NullMarked;
