package no.nattro.order.inventory;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.nattro.order.domain.Money;
import no.nattro.order.domain.OrderId;
import no.nattro.order.domain.OrderLine;
import no.nattro.order.domain.Prices;
import no.nattro.order.domain.ShopperId;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.upstream.NoRefusal;
import no.nattro.platform.upstream.Outcome;
import no.nattro.platform.upstream.Upstream;
import no.nattro.platform.upstream.UpstreamCall;
import no.nattro.platform.upstream.Upstreams;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** The contract with inventory-service, over HTTP. */
@Component
class InventoryHttpClient implements Inventory {

    private static final String RESERVATION = "/reservations/{orderId}";

    private final Upstream inventory;

    InventoryHttpClient(Upstreams upstreams) {
        this.inventory = upstreams.named("inventory");
    }

    @Override
    public Outcome<Prices, ReservationRefusal> reserve(OrderId order, ShopperId shopper, List<OrderLine> lines,
            Deadline deadline) {
        List<Line> wanted = lines.stream().map(line -> new Line(line.sku(), line.quantity())).toList();
        return inventory.send(new UpstreamCall<>(HttpMethod.PUT, RESERVATION, order, new ReservationRequest(wanted),
                Reservation.class, Map.of("out-of-stock", ReservationRefusal.OUT_OF_STOCK, "unknown-sku",
                        ReservationRefusal.UNKNOWN_SKU),
                shopper.value().toString()),
                deadline).flatMap(reservation -> reservation.inState(reservation, "HELD", "SOLD"))
                .flatMap(reservation -> reservation.pricesOf(lines));
    }

    @Override
    public Outcome<Sold, ConfirmationRefusal> confirm(OrderId order, ShopperId shopper, Deadline deadline) {
        return inventory.send(new UpstreamCall<>(HttpMethod.PUT, RESERVATION + "/confirmation", order, null,
                Reservation.class, Map.of("already-undone", ConfirmationRefusal.ALREADY_UNDONE, "not-reserved",
                        ConfirmationRefusal.NOT_RESERVED),
                shopper.value().toString()),
                deadline).flatMap(reservation -> reservation.inState(new Sold(), "SOLD"));
    }

    @Override
    public Outcome<Released, NoRefusal> release(OrderId order, ShopperId shopper, Deadline deadline) {
        return inventory.send(new UpstreamCall<>(HttpMethod.DELETE, RESERVATION, order, null, Reservation.class,
                Map.<String, NoRefusal>of(), shopper.value().toString()), deadline)
                .flatMap(reservation -> reservation.inState(new Released(), "RELEASED", "RETURNED", "REFUSED"));
    }

    private record ReservationRequest(List<Line> lines) {}

    private record Line(String sku, int quantity) {}

    private record Reservation(@Nullable String status, List<PricedLine> lines) {

        <R> Outcome<Prices, R> pricesOf(List<OrderLine> wanted) {
            try {
                return new Outcome.Done<>(Prices.of(wanted, lines.stream()
                        .collect(Collectors.toMap(PricedLine::sku, PricedLine::unitPrice))));
            } catch (RuntimeException e) {
                return new Outcome.Unknown<>("a reservation that does not fit the order: " + e.getMessage());
            }
        }

        <T, R> Outcome<T, R> inState(T done, String... states) {
            return status != null && List.of(states).contains(status)
                    ? new Outcome.Done<>(done)
                    : new Outcome.Unknown<>("a reservation in state " + status);
        }
    }

    private record PricedLine(String sku, Money unitPrice) {}
}
