package no.nattro.platform.upstream;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The instances of one neighbour, in turn. */
public final class Turns {

    private final List<URI> urls;
    private final AtomicInteger turn = new AtomicInteger();

    /** @throws IllegalArgumentException when there is no url */
    public Turns(List<URI> urls) {
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("a neighbour needs at least one url");
        }
        this.urls = List.copyOf(urls);
    }

    /** The next instance, the first again after the last. */
    public URI next() {
        return urls.get(Math.floorMod(turn.getAndIncrement(), urls.size()));
    }
}
