/**
 * Calls to neighbours: each has a total limit, none is repeated unless that is safe and quick, and each ends in one of four
 * {@linkplain no.nattro.platform.upstream.Outcome outcomes}.
 */
@NullMarked
package no.nattro.platform.upstream;

import org.jspecify.annotations.NullMarked;
