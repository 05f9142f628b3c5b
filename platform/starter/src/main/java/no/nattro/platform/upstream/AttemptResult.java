package no.nattro.platform.upstream;

/**
 * How one attempt ended.
 *
 * @param failedFast whether a repeat inside the same request is worth it
 */
record AttemptResult<T, R>(Outcome<T, R> outcome, boolean failedFast) {

    static <T, R> AttemptResult<T, R> answered(Outcome<T, R> outcome) {
        return new AttemptResult<>(outcome, false);
    }

    static <T, R> AttemptResult<T, R> failedFast(Outcome<T, R> outcome) {
        return new AttemptResult<>(outcome, true);
    }
}
