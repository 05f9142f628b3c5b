package no.nattro.demo.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.books.history.Replayed.Reply;
import no.nattro.demo.books.history.Told;
import org.jspecify.annotations.Nullable;

/**
 * What the shop has said about one key. It must not contradict itself, and who bought need not wait for the books to see it:
 * one decision, to the byte; one order; one content; and what is decided is never open again.
 */
public final class ShopsWord {

    private final Set<String> bodies = new HashSet<>();
    private @Nullable Reply decision;
    private @Nullable String taken;
    private @Nullable UUID order;

    /**
     * A request that is about to leave.
     *
     * @param wasDecided then already: an open answer that was merely overtaken by a decision is no contradiction
     */
    record Asked(String body, boolean wasDecided) {}

    synchronized Asked ask(String body) {
        bodies.add(body);
        return new Asked(body, decision != null);
    }

    public synchronized boolean isDecided() {
        return decision != null;
    }

    /** Whether the shop has an order under this key, for certain. */
    public synchronized boolean isTaken() {
        return taken != null;
    }

    public synchronized Optional<UUID> order() {
        return Optional.ofNullable(order);
    }

    /** Takes an answer, and returns what is wrong with it. */
    synchronized List<String> hear(Asked asked, Operation operation) {
        List<String> wrong = new ArrayList<>();
        Optional<Told> told = Told.by(operation);
        if (told.isPresent()) {
            decided(told.get(), new Reply(operation.status(), operation.response()), wrong);
            taken(asked.body(), wrong);
        } else if (isOpen(operation)) {
            if (asked.wasDecided()) {
                wrong.add("was answered " + decision + ", and now it is open again: " + answer(operation));
            }
            taken(asked.body(), wrong);
        } else if (Meaning.isProblem(operation, "key-reused") && (bodies.size() == 1 || asked.body().equals(taken))) {
            wrong.add("was told that its key stands for another order; it had asked for nothing else");
        }
        ordered(operation.orderId(), wrong);
        return wrong;
    }

    private void decided(Told told, Reply said, List<String> wrong) {
        if (told instanceof Told.Nonsense) {
            wrong.add("was answered 201 with " + said.body());
        }
        if (decision != null && !decision.equals(said)) {
            wrong.add("was answered " + decision + ", and now " + said);
        }
        decision = decision == null ? said : decision;
    }

    private void taken(String body, List<String> wrong) {
        if (taken != null && !taken.equals(body)) {
            wrong.add("got two different orders for one key: " + taken + " and " + body);
        }
        taken = taken == null ? body : taken;
    }

    private void ordered(@Nullable UUID named, List<String> wrong) {
        if (named != null && order != null && !order.equals(named)) {
            wrong.add("was given order " + order + ", and now " + named);
        }
        order = order == null ? named : order;
    }

    private static boolean isOpen(Operation operation) {
        return operation.status() != null && operation.status() == 202
                || Meaning.isProblem(operation, "request-in-progress");
    }

    private static Reply answer(Operation operation) {
        return new Reply(operation.status(), operation.response());
    }
}
