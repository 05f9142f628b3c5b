/** Makes the code that shoppers wait for run before they come. */
@NullMarked
package no.nattro.inventory.warmup;

import org.jspecify.annotations.NullMarked;
