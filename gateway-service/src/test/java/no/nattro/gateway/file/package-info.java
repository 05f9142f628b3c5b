/** The files that anybody may read, and the shop page in a real browser. */
@NullMarked
package no.nattro.gateway.file;

import org.jspecify.annotations.NullMarked;
