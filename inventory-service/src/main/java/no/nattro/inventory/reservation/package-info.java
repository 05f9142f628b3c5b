/**
 * Holding, selling and giving back. Two requests for one order meet at its reservation row, which each inserts or locks
 * first; two orders for one product meet at the stock rows, which each locks in SKU order. So nobody waits in a circle.
 */
@NullMarked
package no.nattro.inventory.reservation;

import org.jspecify.annotations.NullMarked;
