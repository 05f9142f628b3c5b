package no.nattro.platform.problem;

/** The problems that any service can answer. */
public enum CommonProblem implements ProblemType {
    INVALID_REQUEST(400, "The request cannot be understood"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "This method is not supported here"),
    NOT_ACCEPTABLE(406, "The answer cannot be given in a form that is accepted"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is not of a supported type"),
    INTERNAL_ERROR(500, "Something went wrong here"),
    UNAVAILABLE(503, "This cannot be served now");

    private final int status;
    private final String title;

    CommonProblem(int status, String title) {
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

    /** The problem for a status that a container or framework chose without saying more. */
    public static CommonProblem ofStatus(int status) {
        for (CommonProblem problem : values()) {
            if (problem.status == status) {
                return problem;
            }
        }
        return status >= 400 && status < 500 ? INVALID_REQUEST : INTERNAL_ERROR;
    }
}
