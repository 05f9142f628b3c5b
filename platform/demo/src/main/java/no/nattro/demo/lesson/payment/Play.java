package no.nattro.demo.lesson.payment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.lesson.Time;
import no.nattro.demo.lesson.stage.Vitals;
import org.jspecify.annotations.Nullable;

/**
 * The course of one column: a healthy shop, payment hangs, payment is back, the breaker has closed, and some time more. It looks
 * as often while nothing is wrong as while something is, so that the looking is in every figure alike.
 */
final class Play {

    /** By so much the moment of opening may be seen too late: half a checkout. */
    static final Duration LOOK = Duration.ofMillis(100);

    private static final int LOOKS_PER_VITALS = 5;

    /** The longest pause of the breaker, and a probe. Who has not asked payment by then never will. */
    static final Duration CLOSES_WITHIN = Duration.ofSeconds(310);

    /** The shop as it is again is seen by whoever looks at it meanwhile, and new orders go their ordinary way. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(10);

    private final SlowPaymentPlan plan;
    private final Scene scene;
    private final Time time;
    private final Runnable requireGoing;
    private final Consumer<String> says;
    private final List<Vitals> vitals = new ArrayList<>();
    private long looks;
    private long attempts;
    private @Nullable Duration opened;
    private @Nullable Duration closed;

    /** @param requireGoing asked at each look: throws when it is in vain to go on */
    Play(SlowPaymentPlan plan, Scene scene, Time time, Runnable requireGoing, Consumer<String> says) {
        this.plan = plan;
        this.scene = scene;
        this.time = time;
        this.requireGoing = requireGoing;
        this.says = says;
    }

    /** @throws DemoFailed when payment does not hang, or the breaker does not close */
    Observed run() {
        says.accept("Warming up for " + plan.warmUp().toSeconds() + " s");
        watch(time.now().plus(plan.warmUp()));
        Duration warm = time.now();
        says.accept("A healthy shop for " + plan.before().toSeconds() + " s");
        watch(warm.plus(plan.before()));
        Duration asked = time.now();
        scene.hang(plan.hang());
        Duration hung = time.now();
        says.accept("Payment hangs for " + plan.hang().toSeconds() + " s");
        Duration over = hung.plus(plan.hang());
        watch(over);
        says.accept("Payment answers again");
        watchUntil(() -> (opened == null || closed != null) && scene.leftAlone() == 0, over.plus(CLOSES_WITHIN));
        Duration healed = time.now();
        watch(healed.plus(AFTERWARDS));
        return new Observed(new Moments(warm, asked, hung, opened, over, closed, healed), attempts, vitals);
    }

    private void watchUntil(BooleanSupplier condition, Duration limit) {
        while (!condition.getAsBoolean()) {
            if (time.now().compareTo(limit) > 0) {
                throw new DemoFailed("Not every breaker has closed within " + CLOSES_WITHIN.toSeconds()
                        + " s after payment was back");
            }
            watch(time.now().plus(LOOK));
        }
    }

    private void watch(Duration until) {
        while (time.now().compareTo(until) < 0) {
            requireGoing.run();
            look();
            Duration next = time.now().plus(LOOK);
            time.await(next.compareTo(until) < 0 ? next : until);
        }
    }

    private void look() {
        scene.attempts().ifPresent(struck -> attempts = Math.max(attempts, Math.round(struck)));
        if (opened == null && is("open")) {
            opened = time.now();
            says.accept("The breaker is open");
        } else if (opened != null && closed == null && is("closed")) {
            closed = time.now();
            says.accept("The breaker is closed again");
        }
        if (looks++ % LOOKS_PER_VITALS == 0) {
            vitals.add(scene.vitals(time.now()));
        }
    }

    private boolean is(String state) {
        return scene.breaker(state).orElse(0) == 1;
    }
}
