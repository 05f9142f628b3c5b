/**
 * Behind another edge: who the client is, and what it asked for, when the connection is only a proxy's. Nobody else is believed
 * on that; without the profile nobody is.
 */
@NullMarked
package no.nattro.gateway.forwarded;

import org.jspecify.annotations.NullMarked;
