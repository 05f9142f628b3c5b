/** What holds for the service as a whole. */
@NullMarked
package no.nattro.inventory;

import org.jspecify.annotations.NullMarked;
