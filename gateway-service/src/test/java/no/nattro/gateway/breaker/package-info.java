/** What closes a route, what does not, and what a closed one says. */
@NullMarked
package no.nattro.gateway.breaker;

import org.jspecify.annotations.NullMarked;
