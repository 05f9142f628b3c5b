package no.nattro.gateway;

import no.nattro.platform.request.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * The gateway's own calls, before it is ready. They are to find out whether the services are there, so that a service which
 * is only starting is no failure: counted as one, they would close a route before the first shopper has come.
 */
@Component
public final class FirstVisit {

    private volatile @Nullable String id = RequestId.random().value(); // which nobody else can know yet

    /** The request id of each of these calls. */
    public String id() {
        String now = id;
        if (now == null) {
            throw new IllegalStateException("the visit is over");
        }
        return now;
    }

    /** Whether the request is one of them. */
    public boolean is(ServerHttpRequest request) {
        String now = id;
        return now != null && now.equals(request.getHeaders().getFirst(RequestId.HEADER));
    }

    /** From now on every call is somebody's, whatever id it has: by now services have logged it. */
    public void isOver() {
        id = null;
    }
}
