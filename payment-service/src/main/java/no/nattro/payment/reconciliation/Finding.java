package no.nattro.payment.reconciliation;

import no.nattro.payment.domain.OrderId;

/**
 * What one look found about an order.
 *
 * @param keptHere  øre that our books keep
 * @param keptThere øre that the bank's books keep
 */
record Finding(OrderId orderId, DifferenceKind kind, long keptHere, long keptThere) {}
