package no.nattro.demo.lesson.payment;

import java.time.Duration;
import java.util.OptionalDouble;
import no.nattro.demo.lesson.ManualTime;
import no.nattro.demo.lesson.stage.Vitals;
import org.jspecify.annotations.Nullable;

/** A shop of which only the clock is asked. */
final class ScriptedScene implements Scene {

    private final ManualTime time;
    private final @Nullable Duration opensAfter;
    private final Duration closesAfter;
    private @Nullable Duration hung;
    private Duration length = Duration.ZERO;

    /**
     * @param opensAfter  from the beginning of the hang; null never
     * @param closesAfter from the beginning of the hang
     */
    ScriptedScene(ManualTime time, @Nullable Duration opensAfter, Duration closesAfter) {
        this.time = time;
        this.opensAfter = opensAfter;
        this.closesAfter = closesAfter;
    }

    @Override
    public void hang(Duration forSoLong) {
        hung = time.now();
        length = forSoLong;
    }

    @Override
    public OptionalDouble attempts() {
        boolean hangs = hung != null && sinceHung().compareTo(length) < 0;
        return hangs ? OptionalDouble.of(sinceHung().toSeconds()) : OptionalDouble.empty();
    }

    @Override
    public OptionalDouble breaker(String state) {
        return OptionalDouble.of(state.equals(isOpen() ? "open" : "closed") ? 1 : 0);
    }

    private boolean isOpen() {
        return hung != null && opensAfter != null && sinceHung().compareTo(opensAfter) >= 0
                && sinceHung().compareTo(closesAfter) < 0;
    }

    private Duration sinceHung() {
        return time.now().minus(hung);
    }

    /** Another breaker is open for five seconds more. */
    @Override
    public int leftAlone() {
        return hung != null && opensAfter != null && sinceHung().compareTo(closesAfter.plusSeconds(5)) < 0 ? 1 : 0;
    }

    @Override
    public Vitals vitals(Duration now) {
        return new Vitals(now, 30, now.toSeconds(), 50, 200);
    }
}
