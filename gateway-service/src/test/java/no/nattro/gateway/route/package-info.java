/** What can be called, and what cannot. */
@NullMarked
package no.nattro.gateway.route;

import org.jspecify.annotations.NullMarked;
