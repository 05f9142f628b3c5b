package no.nattro.gateway.route;

import static no.nattro.gateway.shopper.WithoutCookie.INVITE;
import static no.nattro.gateway.shopper.WithoutCookie.REFUSE;
import static no.nattro.gateway.shopper.WithoutCookie.WELCOME;
import static no.nattro.gateway.upstream.Upstreams.Service.INVENTORY;
import static no.nattro.gateway.upstream.Upstreams.Service.ORDER;

import java.util.Locale;
import no.nattro.gateway.shopper.WithoutCookie;
import no.nattro.gateway.upstream.Upstreams.Service;
import org.springframework.http.HttpMethod;

/** The allow-list: each line is a door, and there is no other. */
enum PublicCall {
    LIST_PRODUCTS(HttpMethod.GET, "/api/products", INVENTORY, WELCOME),
    SHOW_PRODUCT(HttpMethod.GET, "/api/products/{sku}", INVENTORY, WELCOME),
    PLACE_ORDER(HttpMethod.POST, "/api/orders", ORDER, INVITE),
    LIST_ORDERS(HttpMethod.GET, "/api/orders", ORDER, REFUSE),
    SHOW_ORDER(HttpMethod.GET, "/api/orders/{id}", ORDER, REFUSE),
    CANCEL_ORDER(HttpMethod.POST, "/api/orders/{id}/cancellation", ORDER, REFUSE);

    private final HttpMethod method;
    private final PublicPath path;
    private final Service service;
    private final WithoutCookie withoutCookie;

    PublicCall(HttpMethod method, String path, Service service, WithoutCookie withoutCookie) {
        this.method = method;
        this.path = new PublicPath(path);
        this.service = service;
        this.withoutCookie = withoutCookie;
    }

    /** As in {@code place-order}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whoever may GET may also ask for the head alone. */
    boolean takes(HttpMethod asked) {
        return asked == method || method == HttpMethod.GET && asked == HttpMethod.HEAD;
    }

    HttpMethod method() {
        return method;
    }

    PublicPath path() {
        return path;
    }

    Service service() {
        return service;
    }

    WithoutCookie withoutCookie() {
        return withoutCookie;
    }
}
