/** The way inwards, when it works and when it does not. */
@NullMarked
package no.nattro.gateway.upstream;

import org.jspecify.annotations.NullMarked;
