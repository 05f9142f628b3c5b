/** Every failure becomes a problem (RFC 9457) that says what the caller can do, and never what went wrong inside. */
@NullMarked
package no.nattro.gateway.problem;

import org.jspecify.annotations.NullMarked;
