package no.nattro.order.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some of a shopper's orders, the newest first.
 *
 * @param next the value of {@code after} that continues the list; null at its end
 */
record OrderPage(List<OrderResponse> items, @Nullable UUID next) {}
