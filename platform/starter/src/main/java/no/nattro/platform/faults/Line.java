package no.nattro.platform.faults;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.coyote.ActionCode;

/** The connection of one request, for what the Servlet API does not know of. Only for the request's thread, while it lasts. */
final class Line {

    private final Request request;
    private final Response response;

    Line(Request request, Response response) {
        this.request = request;
        this.response = response;
    }

    /** @throws IllegalStateException when no {@link LineValve} is in front */
    static Line of(ServletRequest request) {
        if (request.getAttribute(Line.class.getName()) instanceof Line line) {
            return line;
        }
        throw new IllegalStateException("the request did not come through Tomcat");
    }

    /**
     * Whether nobody is there any more who could get an answer. The body must have been read, and the answer must be the last
     * of its connection: the next request, if it was sent together with this one, is read over. Tomcat tells of a read that
     * failed, at the end of the connection for one, as of a single byte that can be read.
     */
    boolean isGone() {
        request.getCoyoteRequest().action(ActionCode.AVAILABLE, Boolean.TRUE);
        return request.getCoyoteRequest().getAvailable() == 1;
    }

    /** Ends the connection; nothing that was not sent before is sent any more. */
    void cut() {
        response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, new IOException("cut by a fault"));
    }
}
