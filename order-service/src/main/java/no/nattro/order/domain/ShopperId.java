package no.nattro.order.domain;

import java.util.UUID;

/** A pseudonym that the gateway gave out; nothing else is known of a shopper. */
public record ShopperId(UUID value) {}
