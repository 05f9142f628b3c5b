package no.nattro.platform.upstream;

import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.core5.http.ConnectionReuseStrategy;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/** Closes a connection after some requests. A Service of Kubernetes chooses an instance once for each connection. */
final class FewRequests implements ConnectionReuseStrategy {

    private final int most;

    /** @param most 0 for no limit */
    FewRequests(int most) {
        this.most = most;
    }

    @Override
    public boolean keepAlive(HttpRequest request, HttpResponse response, HttpContext context) {
        return DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context)
                && (most == 0 || requests(context) < most);
    }

    /** The connection counts them itself; this one is among them. */
    private static long requests(HttpContext context) {
        EndpointDetails connection = HttpCoreContext.cast(context).getEndpointDetails();
        return connection == null ? 0 : connection.getRequestCount();
    }
}
