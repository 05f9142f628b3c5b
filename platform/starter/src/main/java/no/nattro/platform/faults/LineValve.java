package no.nattro.platform.faults;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Gives each request its {@link Line}: a filter gets to see no more than a facade of Tomcat's own request. */
final class LineValve extends ValveBase {

    LineValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        request.setAttribute(Line.class.getName(), new Line(request, response));
        getNext().invoke(request, response);
    }
}
