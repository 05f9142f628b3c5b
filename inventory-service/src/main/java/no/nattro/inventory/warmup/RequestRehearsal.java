package no.nattro.inventory.warmup;

import java.util.UUID;
import no.nattro.platform.request.RequestId;
import no.nattro.platform.warmup.OwnFrontDoor;
import no.nattro.platform.warmup.Rehearsal;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Requests to this service itself that change nothing. */
@Component
class RequestRehearsal implements Rehearsal {

    private final OwnFrontDoor door;

    RequestRehearsal(OwnFrontDoor door) {
        this.door = door;
    }

    @Override
    public void play(RequestId requestId) {
        door.send(HttpMethod.GET, "/api/products", "", requestId);
        door.send(HttpMethod.PUT, "/reservations/" + UUID.randomUUID(), "{\"lines\":[{\"sku\":\"?\",\"quantity\":1}]}",
                requestId);
        door.send(HttpMethod.PUT, "/reservations/" + UUID.randomUUID() + "/confirmation", "", requestId);
    }
}
