/**
 * The way inwards: which instance is asked, with what headers, over which connections, for how long, and what it means when
 * no answer comes. Nothing here ever sends a request twice.
 */
@NullMarked
package no.nattro.gateway.upstream;

import org.jspecify.annotations.NullMarked;
