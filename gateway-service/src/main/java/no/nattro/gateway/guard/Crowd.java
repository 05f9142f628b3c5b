package no.nattro.gateway.guard;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import no.nattro.gateway.limit.CallerAddress;
import org.jspecify.annotations.Nullable;

/** Counts who is there, in all and from each address, and lets in no more than so many. */
final class Crowd {

    private final int limit;
    private final int limitPerAddress;
    private final Counter tooMany;
    private final Counter tooManyFromThere;
    private final AtomicInteger all = new AtomicInteger();
    /** Never larger than {@code limit}: an address is forgotten with the last that came from it. */
    private final ConcurrentMap<String, Integer> each = new ConcurrentHashMap<>();

    /**
     * A crowd of these.
     *
     * @param name in its metrics, as in {@code nattro.gateway.connections}
     */
    Crowd(String name, String description, int limit, int limitPerAddress, MeterRegistry metrics) {
        this.limit = limit;
        this.limitPerAddress = limitPerAddress;
        Gauge.builder(name, all, AtomicInteger::get).description(description).register(metrics);
        this.tooMany = refused(name, "total", metrics);
        this.tooManyFromThere = refused(name, "address", metrics);
    }

    private static Counter refused(String name, String limit, MeterRegistry metrics) {
        return Counter.builder(name + ".refused").tag("limit", limit).description("closed as soon as they were there")
                .register(metrics);
    }

    /** False when it is one too many; else it is counted until it is closed. */
    boolean admit(Channel visitor, @Nullable SocketAddress remote) {
        if (!(remote instanceof InetSocketAddress address)) {
            return false; // gone before it was looked at
        }
        if (all.incrementAndGet() > limit) {
            all.decrementAndGet();
            tooMany.increment();
            return false;
        }
        String from = CallerAddress.of(address);
        if (each.merge(from, 1, Integer::sum) > limitPerAddress) {
            leave(from);
            tooManyFromThere.increment();
            return false;
        }
        visitor.closeFuture().addListener(_ -> leave(from));
        return true;
    }

    private void leave(String from) {
        all.decrementAndGet();
        each.computeIfPresent(from, (_, count) -> count == 1 ? null : count - 1);
    }

    int addresses() {
        return each.size();
    }
}
