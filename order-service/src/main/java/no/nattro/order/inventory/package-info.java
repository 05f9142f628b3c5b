/** inventory-service, as the checkout sees it. */
@NullMarked
package no.nattro.order.inventory;

import org.jspecify.annotations.NullMarked;
