package no.nattro.demo.trial.client;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nattro.demo.client.FrontDoor;
import no.nattro.demo.client.Heard;
import no.nattro.demo.client.Meaning;
import no.nattro.demo.client.Stopping;
import no.nattro.demo.client.Till;
import no.nattro.demo.client.Wish;
import no.nattro.demo.trial.client.Memory.Bought;

/** One shopper of a trial: does what its plan says until all are told to stop. */
final class Client {

    /** With the pauses between them enough for most late payments; what is open then is left, and perhaps asked for later. */
    private static final int MOST_ATTEMPTS = 4;

    /** Whatever {@code Retry-After} says: it may be a whole lease, and who comes too early must be answered as well. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Plan plan;
    private final FrontDoor door;
    private final Till till;
    private final Stopping stopping;
    private final Executor hands;
    private final Memory memory = new Memory();

    /** @param hands for what it does at once */
    Client(Plan plan, FrontDoor door, Till till, Stopping stopping, Executor hands) {
        this.plan = plan;
        this.door = door;
        this.till = till;
        this.stopping = stopping;
        this.hands = hands;
    }

    /** Gets its cookie by looking at a product, as the contract asks. Who buys without one gets it with a refusal. */
    void enter() {
        while (door.cookie() == null && !stopping.isAsked()) {
            door.get("/api/products?limit=1");
            if (door.cookie() == null) {
                stopping.pause(PAUSE);
            }
        }
    }

    void shop() {
        while (!stopping.isAsked()) {
            Plan.Step step = plan.next();
            if (!stopping.pause(step.thought())) {
                act(step.action());
                enter(); // who got no cookie by now must not do two things at once: they would be two shoppers'
            }
        }
    }

    void act(Action action) {
        switch (action) {
            case Action.Buy(Wish wish) -> insist(memory.add(wish));
            case Action.HangUp(Wish wish, Duration after, boolean comesBack) -> hangUp(memory.add(wish), after,
                    comesBack);
            case Action.AtOnce(Wish wish, int copies) -> {
                Bought bought = memory.add(wish);
                atOnce(bought, copies);
                insist(bought);
            }
            case Action.Contest(Wish one, Wish other) -> contest(memory.add(one), other);
            case Action.BuyAndCancel(Wish wish) -> buyAndCancel(memory.add(wish));
            case Action.CancelUnderWay(Wish wish, Duration after) -> cancelUnderWay(memory.add(wish), after);
            case Action.Replay(double which, int copies) -> memory.at(which)
                    .ifPresent(earlier -> atOnce(earlier, copies));
            // Only a key that certainly stands for an order: then the answer is certain, too.
            case Action.ReuseKey(double which, String body) -> memory.at(which)
                    .filter(earlier -> earlier.word().isTaken())
                    .ifPresent(earlier -> till.buy(new Wish(earlier.wish().key(), body), earlier.word(), null));
            case Action.Cancel(double which) -> memory.at(which).flatMap(earlier -> earlier.word().order())
                    .ifPresent(till::cancel);
        }
    }

    private void hangUp(Bought bought, Duration after, boolean comesBack) {
        till.buy(bought.wish(), bought.word(), after);
        if (comesBack && !stopping.pause(PAUSE)) {
            insist(bought);
        }
    }

    private void atOnce(Bought bought, int copies) {
        together(IntStream.range(0, copies).mapToObj(_ -> () -> till.buy(bought.wish(), bought.word(), null)));
    }

    private void contest(Bought one, Wish other) {
        together(Stream.of(() -> insist(one), () -> insist(new Bought(other, one.word()))));
    }

    private void buyAndCancel(Bought bought) {
        till.buy(bought.wish(), bought.word(), null);
        bought.word().order().ifPresent(till::cancel);
        insist(bought);
    }

    private void cancelUnderWay(Bought bought, Duration after) {
        CompletableFuture<?> buying = CompletableFuture
                .runAsync(() -> till.buy(bought.wish(), bought.word(), null), hands);
        if (!stopping.pause(after)) {
            pendingOrder().ifPresent(till::cancel);
        }
        buying.join();
        insist(bought);
    }

    /** The list is all that tells an order's id before its answer does. */
    private Optional<UUID> pendingOrder() {
        return door.get("/api/orders?limit=1").answer()
                .map(answered -> Meaning.tree(answered.body()).path("items").path(0))
                .filter(newest -> newest.path("status").asText().equals("PENDING"))
                .map(newest -> Meaning.id(newest.path("id").asText()));
    }

    /** Asks until the end is known, or patience is over. */
    private void insist(Bought bought) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS && !bought.word().isDecided()
                && !stopping.isAsked(); attempt++) {
            Heard heard = till.buy(bought.wish(), bought.word(), null);
            if (isRefusal(heard) || bought.word().isDecided() || stopping.pause(pauseAfter(heard, attempt))) {
                return;
            }
        }
    }

    /** Asking again could not change it. */
    private static boolean isRefusal(Heard heard) {
        return heard.answer().filter(answered -> answered.status() >= 400 && answered.status() < 500)
                .filter(answered -> answered.status() != 409 && answered.status() != 429).isPresent();
    }

    private static Duration pauseAfter(Heard heard, int attempt) {
        Duration pause = heard.answer().flatMap(Heard.Answered::retryAfter).orElse(PAUSE.multipliedBy(attempt));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private void together(Stream<Runnable> deeds) {
        CompletableFuture.allOf(deeds.map(deed -> CompletableFuture.runAsync(deed, hands))
                .toArray(CompletableFuture[]::new)).join();
    }
}
