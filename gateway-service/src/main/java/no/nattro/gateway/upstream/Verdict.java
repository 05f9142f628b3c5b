package no.nattro.gateway.upstream;

import static no.nattro.gateway.problem.GatewayProblem.UPSTREAM_FAILED;
import static no.nattro.gateway.problem.GatewayProblem.UPSTREAM_TIMEOUT;

import io.netty.channel.ConnectTimeoutException;
import no.nattro.platform.problem.ProblemException;

/**
 * What the end of a call says about the service. Only what the service itself has done counts: clients hang up, read slowly
 * and break off their uploads, and if that were held against the service, a stranger could close the shop.
 */
enum Verdict {
    /** It has answered; a refusal is an answer. */
    WELL,
    /** It has answered that it is broken, or not in time. */
    BADLY,
    /** It could not be connected to, or the connection broke. */
    LOST,
    /** That is not known, or it has said itself when to come back. */
    NOTHING;

    static Verdict ofAnswer(int status) {
        return switch (status) {
            case 500, 502, 504 -> BADLY;
            case 503 -> NOTHING;
            default -> WELL;
        };
    }

    /** What a failure says that came when request and answer had come so far. */
    static Verdict ofFailure(Throwable failure, WatchedRequest request, WatchedAnswer answer) {
        if (answer.isBroken()) {
            return LOST;
        }
        if (!(failure instanceof ProblemException problem)) {
            return NOTHING; // a bug of ours, or the client's connection
        }
        if (problem.type() == UPSTREAM_TIMEOUT) {
            return problem.getCause() instanceof ConnectTimeoutException ? LOST : late(request, answer);
        }
        return problem.type() == UPSTREAM_FAILED && !answer.hasBegun() ? LOST : NOTHING;
    }

    /** Whose fault? The client's, if it has not sent all of its request, or does not read all of the answer that is there. */
    private static Verdict late(WatchedRequest request, WatchedAnswer answer) {
        return request.isWhole() && !answer.isWhole() ? BADLY : NOTHING;
    }
}
