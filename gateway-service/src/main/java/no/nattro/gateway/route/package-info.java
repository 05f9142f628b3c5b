/** What the outside may call. Everything else is not there. */
@NullMarked
package no.nattro.gateway.route;

import org.jspecify.annotations.NullMarked;
