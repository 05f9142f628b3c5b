package no.nattro.inventory.reservation;

import no.nattro.inventory.domain.Basket;
import no.nattro.inventory.domain.OrderId;
import no.nattro.platform.request.Origin;

/** The wish of an order to have a basket held. */
public record Reserve(OrderId orderId, Basket basket, Origin origin) {}
