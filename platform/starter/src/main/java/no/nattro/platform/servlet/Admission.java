package no.nattro.platform.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The places that one request has taken. They are given back once, whatever ends the request: one given back twice would let
 * in more than the limit for ever, one never given back fewer.
 */
final class Admission implements AsyncListener {

    private final Deque<InboundLimit> taken = new ArrayDeque<>();

    /** Takes a place under the limit; false when there is none. */
    boolean take(InboundLimit limit) {
        boolean admitted = limit.admit();
        if (admitted) {
            taken.push(limit);
        }
        return admitted;
    }

    /** The thread is done with the request: gives the places back, if the request is not to be answered by another. */
    void leave(HttpServletRequest request) {
        if (request.isAsyncStarted()) {
            request.getAsyncContext().addListener(this);
        } else {
            end();
        }
    }

    void end() {
        while (!taken.isEmpty()) {
            taken.pop().leave();
        }
    }

    /** Comes exactly once, also after an error or a timeout. */
    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    /** A request that becomes asynchronous a second time forgets its listeners. */
    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // followed by onComplete
    }

    @Override
    public void onError(AsyncEvent event) {
        // followed by onComplete
    }
}
