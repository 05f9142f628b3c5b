package no.nattro.gateway.problem;

import no.nattro.platform.problem.ProblemType;

/** The problems that only a gateway can have. */
public enum GatewayProblem implements ProblemType {
    SHOPPER_REQUIRED(401, "A shopper is required"),
    ORIGIN_REFUSED(403, "Pages of other sites may not do this"),
    REQUEST_TIMEOUT(408, "The request did not arrive in time"),
    RATE_LIMITED(429, "Too many requests"),
    UPSTREAM_FAILED(502, "The service behind the gateway did not answer properly"),
    UPSTREAM_UNAVAILABLE(503, "The service behind the gateway cannot be asked now"),
    UPSTREAM_TIMEOUT(504, "The service behind the gateway did not answer in time");

    private final int status;
    private final String title;

    GatewayProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
