package no.nattro.demo.trial.client;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import no.nattro.demo.client.Catalogue;
import no.nattro.demo.client.Wish;

/**
 * What one client does, in which order and after which pauses: the same again for the same seed, number and catalogue. How
 * often it asks again depends on the answers, and is no part of the plan.
 */
final class Plan {

    /**
     * Half of it on average. With it 16 clients make about ten purchases a second while nothing is broken, of which two cores
     * still have time left to start what was killed, and more than three under faults.
     */
    private static final int LONGEST_THOUGHT_MILLIS = 600;

    private final SplittableRandom random;
    private final Wishes wishes;
    private final Weighted<Supplier<Action>> actions = new Weighted<Supplier<Action>>()
            .add(58, this::buy).add(7, this::hangUp).add(4, this::atOnce).add(2, this::contest)
            .add(3, this::buyAndCancel).add(3, this::cancelUnderWay)
            .add(14, this::replay).add(4, this::reuseKey).add(5, this::cancel);
    private boolean begun;

    /** @param thought before the action */
    record Step(Duration thought, Action action) {}

    Plan(SplittableRandom random, Catalogue catalogue) {
        this.random = random;
        this.wishes = new Wishes(random, catalogue);
    }

    /** The plan of the client with this number, from 0. */
    static Plan of(long seed, int client, Catalogue catalogue) {
        SplittableRandom root = new SplittableRandom(seed);
        for (int i = 0; i < client; i++) {
            root.split();
        }
        return new Plan(root.split(), catalogue);
    }

    Step next() {
        Duration thought = Duration.ofMillis(random.nextInt(LONGEST_THOUGHT_MILLIS));
        // Somebody who has no cookie yet must not send two things at once: they would be two shoppers'.
        Action action = begun ? actions.draw(random).get() : buy();
        begun = true;
        return new Step(thought, action);
    }

    private Action buy() {
        return new Action.Buy(wishes.next());
    }

    private Action hangUp() {
        return new Action.HangUp(wishes.next(), millis(5, 1500), random.nextInt(4) > 0);
    }

    private Action atOnce() {
        return new Action.AtOnce(wishes.next(), random.nextInt(4) > 0 ? 2 : random.nextInt(3, 6));
    }

    private Action contest() {
        Wish one = wishes.next();
        return new Action.Contest(one, new Wish(one.key(), another(one.body())));
    }

    private Action buyAndCancel() {
        return new Action.BuyAndCancel(wishes.next());
    }

    private Action cancelUnderWay() {
        return new Action.CancelUnderWay(wishes.nextLate(), millis(20, 1200));
    }

    private Action replay() {
        return new Action.Replay(random.nextDouble(), random.nextInt(5) > 0 ? 1 : random.nextInt(2, 6));
    }

    private Action reuseKey() {
        return new Action.ReuseKey(random.nextDouble(), wishes.body());
    }

    private Action cancel() {
        return new Action.Cancel(random.nextDouble());
    }

    private String another(String body) {
        String other = wishes.body();
        return other.equals(body) ? another(body) : other;
    }

    private Duration millis(int from, int to) {
        return Duration.ofMillis(random.nextInt(from, to));
    }
}
