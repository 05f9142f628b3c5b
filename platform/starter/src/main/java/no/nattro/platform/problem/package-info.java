/** Errors as RFC 9457 problem details: what may be said, and by which type a caller tells one from another. */
@NullMarked
package no.nattro.platform.problem;

import org.jspecify.annotations.NullMarked;
