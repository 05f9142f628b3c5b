package no.nattro.order.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import no.nattro.order.checkout.Checkout;
import no.nattro.order.domain.IdempotencyKey;
import no.nattro.order.domain.Order;
import no.nattro.order.domain.OrderId;
import no.nattro.order.domain.ShopperId;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.ProblemException;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.Origin;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders, over HTTP. The shopper comes from the gateway, which has checked the cookie. */
@RestController
@RequestMapping(path = "/api/orders")
class OrderController {

    private final Checkout checkout;
    private final PlacedResponses responses;
    private final CheckoutTimer timer;

    OrderController(Checkout checkout, PlacedResponses responses, CheckoutTimer timer) {
        this.checkout = checkout;
        this.responses = responses;
        this.timer = timer;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> place(ShopperId shopper, IdempotencyKey key, @Valid @RequestBody PlaceOrderRequest order,
            Origin origin, Deadline deadline) {
        return timer.record(() -> responses.of(checkout.place(order.command(shopper, key), origin, deadline)));
    }

    @GetMapping
    OrderPage list(ShopperId shopper, @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        List<Order> orders = checkout.page(shopper, after == null ? null : new OrderId(after), limit + 1);
        List<OrderResponse> items = orders.stream().limit(limit).map(OrderResponse::of).toList();
        return new OrderPage(items, orders.size() > limit ? items.getLast().id() : null);
    }

    @GetMapping("/{id}")
    OrderResponse order(ShopperId shopper, @PathVariable String id) {
        return OrderResponse.of(checkout.find(orderId(id), shopper).orElseThrow(OrderController::noSuchOrder));
    }

    @PostMapping(path = "/{id}/cancellation", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OrderResponse> cancel(ShopperId shopper, @PathVariable String id, Deadline deadline) {
        Order order = checkout.cancel(orderId(id), shopper, deadline).orElseThrow(OrderController::noSuchOrder);
        return ResponseEntity.status(order.status().isTerminal() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(OrderResponse.of(order));
    }

    /** What is no id names no order of anybody's. */
    private static OrderId orderId(String id) {
        try {
            UUID uuid = UUID.fromString(id);
            if (uuid.toString().equalsIgnoreCase(id)) {
                return new OrderId(uuid);
            }
        } catch (IllegalArgumentException e) {
            // the same answer as for a stranger's order
        }
        throw noSuchOrder();
    }

    private static ProblemException noSuchOrder() {
        return new ProblemException(CommonProblem.NOT_FOUND, "You have no order with this id.");
    }
}
