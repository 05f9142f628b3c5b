/** Tests of the rate limit. */
@NullMarked
package no.nattro.gateway.limit;

import org.jspecify.annotations.NullMarked;
