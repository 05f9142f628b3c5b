package no.nattro.order.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import no.nattro.order.checkout.Answers;
import no.nattro.order.domain.FrozenAnswer;
import no.nattro.order.domain.Order;
import no.nattro.order.domain.UndoReason;
import no.nattro.platform.problem.Problem;
import no.nattro.platform.request.RequestId;
import org.springframework.stereotype.Component;

/** Writes the answers that are kept with the order, in the words of the public contract. */
@Component
class FrozenAnswers implements Answers {

    /** A refusal belongs to its key for ever. */
    private static final String NEW_KEY = " A new attempt needs a new Idempotency-Key.";

    private final ObjectMapper json;

    FrozenAnswers(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public FrozenAnswer confirmed(Order order) {
        return new FrozenAnswer(201, written(OrderResponse.confirmed(order)));
    }

    @Override
    public FrozenAnswer refused(Order order, UndoReason reason, String detail) {
        OrderProblem type = OrderProblem.of(reason);
        String said = (detail.isBlank() ? type.title() + "." : detail) + NEW_KEY;
        Problem problem = Problem.of(type, said, new RequestId(order.requestId()), List.of());
        return new FrozenAnswer(type.status(), written(problem));
    }

    private String written(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own answer cannot be written as JSON", e);
        }
    }
}
