package no.nattro.order.domain;

/**
 * An order that nobody worked on any more, and the lease that was taken of it.
 *
 * @param overdue whether it was placed so long ago that it is given up rather than tried again
 */
public record DueOrder(Lease lease, boolean overdue) {}
