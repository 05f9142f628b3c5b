package no.nattro.order.web;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.RequestId;
import no.nattro.platform.upstream.NoRefusal;
import no.nattro.platform.upstream.UpstreamCall;
import no.nattro.platform.upstream.Upstreams;
import no.nattro.platform.warmup.OwnFrontDoor;
import no.nattro.platform.warmup.Rehearsal;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * Asks this service for orders that do not exist, once as a shopper's request and once through the client that otherwise calls
 * the neighbours: their way out is warmed without a call to them.
 */
@Component
class RequestRehearsal implements Rehearsal {

    private final OwnFrontDoor door;
    private final Upstreams upstreams;

    RequestRehearsal(OwnFrontDoor door, Upstreams upstreams) {
        this.door = door;
        this.upstreams = upstreams;
    }

    @Override
    public void play(RequestId requestId) {
        String shopper = UUID.randomUUID().toString();
        door.send(HttpMethod.POST, "/api/orders",
                "{\"lines\":[{\"sku\":\"?\",\"quantity\":0}],\"payment\":{\"token\":\"?\"}}",
                requestId, HeaderResolver.SHOPPER, shopper, HeaderResolver.KEY, "warm-up");
        door.send(HttpMethod.GET, "/api/orders", "", requestId, HeaderResolver.SHOPPER, shopper);
        upstreams.rehearsal(door.url())
                .send(new UpstreamCall<>(HttpMethod.PUT, "/api/orders/{id}", shopper, Map.of("warm", "up"),
                        Object.class, Map.<String, NoRefusal>of()), Deadline.in(Duration.ofSeconds(3)));
    }
}
