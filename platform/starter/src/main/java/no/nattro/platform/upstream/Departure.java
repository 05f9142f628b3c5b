package no.nattro.platform.upstream;

import java.io.IOException;
import no.nattro.platform.request.Deadline;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * The last step before a request goes onto its connection, which is there by then. What ends before it was never sent. It
 * also tells the neighbour what is left of the caller's time only now: the wait for a connection was part of it.
 */
final class Departure implements ExecChainHandler {

    private final UpstreamMeters meters;

    Departure(UpstreamMeters meters) {
        this.meters = meters;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Progress progress = Progress.OF_THIS_ATTEMPT.get();
        if (!progress.isWorthSending()) {
            throw new DeadlineSpent("the deadline was spent waiting for a connection");
        }
        request.setHeader(Deadline.HEADER, Long.toString(progress.left().toMillis()));
        progress.depart();
        meters.departed();
        return chain.proceed(request, scope);
    }
}
