package no.nattro.order.web;

import java.time.Duration;
import no.nattro.order.checkout.Placed;
import no.nattro.order.domain.FrozenAnswer;
import no.nattro.order.domain.Order;
import no.nattro.platform.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Tells what became of an order that was placed. */
@Component
class PlacedResponses {

    private static final String REPLAYED = "Idempotency-Replayed";

    /** About as long as recovery takes to come by. */
    private static final Duration RETRY_PENDING = Duration.ofSeconds(2);

    ResponseEntity<?> of(Placed placed) {
        return switch (placed) {
            case Placed.Decided(Order order, FrozenAnswer answer, boolean replayed) -> decided(order, answer, replayed);
            case Placed.Pending(Order order) -> ResponseEntity.status(HttpStatus.ACCEPTED)
                    .header(HttpHeaders.LOCATION, location(order))
                    .header(HttpHeaders.RETRY_AFTER, ProblemException.wholeSeconds(RETRY_PENDING))
                    .body(OrderResponse.of(order));
            case Placed.InProgress(Duration leaseLeft) -> throw new ProblemException(OrderProblem.REQUEST_IN_PROGRESS,
                    "An earlier request with this Idempotency-Key is being worked on. Repeat it after the time in"
                            + " Retry-After to learn its end.",
                    leaseLeft, null);
            case Placed.KeyReused() -> throw new ProblemException(OrderProblem.KEY_REUSED,
                    "This Idempotency-Key was used for an order with another body. Use a new key for a new order.");
        };
    }

    private static ResponseEntity<?> decided(Order order, FrozenAnswer answer, boolean replayed) {
        boolean confirmed = answer.status() == HttpStatus.CREATED.value();
        ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status())
                .contentType(confirmed ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON);
        if (confirmed) {
            response.header(HttpHeaders.LOCATION, location(order));
        }
        if (replayed) {
            response.header(REPLAYED, "true");
        }
        return response.body(answer.body());
    }

    private static String location(Order order) {
        return "/api/orders/" + order.id();
    }
}
