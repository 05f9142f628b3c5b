/** The HTTP face: the catalogue for shoppers, and the reservations for order-service. Turns answers into replies. */
@NullMarked
package no.nattro.inventory.web;

import org.jspecify.annotations.NullMarked;
