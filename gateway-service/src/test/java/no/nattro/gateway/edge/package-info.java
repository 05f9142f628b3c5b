/** The edge: ids and headers from outside. */
@NullMarked
package no.nattro.gateway.edge;

import org.jspecify.annotations.NullMarked;
