/** What shoppers may look at: products, their prices, and how many of each nobody holds. Reads only. */
@NullMarked
package no.nattro.inventory.catalogue;

import org.jspecify.annotations.NullMarked;
