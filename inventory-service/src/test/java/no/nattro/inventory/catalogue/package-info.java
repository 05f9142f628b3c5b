/** The catalogue on the running service, with the demo's products. */
@NullMarked
package no.nattro.inventory.catalogue;

import org.jspecify.annotations.NullMarked;
