/** Behind another edge. */
@NullMarked
package no.nattro.gateway.forwarded;

import org.jspecify.annotations.NullMarked;
