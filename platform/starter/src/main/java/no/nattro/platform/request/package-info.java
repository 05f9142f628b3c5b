/** What travels with every request: its id and the time that is left for it. */
@NullMarked
package no.nattro.platform.request;

import org.jspecify.annotations.NullMarked;
