/** The reservation protocol on the running service and a real database. */
@NullMarked
package no.nattro.inventory.reservation;

import org.jspecify.annotations.NullMarked;
