package no.nattro.gateway.limit;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** A bucket for each caller of each limit. */
interface Buckets extends AutoCloseable {

    /** Takes a token: zero when there was one, else the time until there is. Never an error. */
    Mono<Duration> take(Limit limit, String caller);

    /** Puts one back that was taken for a request that did not come about. */
    void giveBack(Limit limit, String caller);

    @Override
    void close();
}
