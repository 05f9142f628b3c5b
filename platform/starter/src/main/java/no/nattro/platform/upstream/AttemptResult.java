package no.nattro.platform.upstream;

/**
 * How one attempt ended.
 *
 * @param outcome    for whoever called
 * @param verdict    for the breaker
 * @param failedFast whether a repeat inside the same request is worth it
 */
record AttemptResult<T, R>(Outcome<T, R> outcome, Verdict verdict, boolean failedFast) {

    static <T, R> AttemptResult<T, R> answered(Outcome<T, R> outcome) {
        return new AttemptResult<>(outcome, Verdict.WELL, false);
    }

    static <T, R> AttemptResult<T, R> failed(Outcome<T, R> outcome) {
        return new AttemptResult<>(outcome, Verdict.BADLY, false);
    }

    static <T, R> AttemptResult<T, R> failedFast(Outcome<T, R> outcome) {
        return new AttemptResult<>(outcome, Verdict.BADLY, true);
    }

    static <T, R> AttemptResult<T, R> taughtNothing(Outcome<T, R> outcome) {
        return new AttemptResult<>(outcome, Verdict.NOTHING, false);
    }

    AttemptResult<T, R> notRepeated() {
        return new AttemptResult<>(outcome, verdict, false);
    }
}
