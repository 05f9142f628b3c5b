package no.nattro.inventory.warmup;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import no.nattro.platform.request.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/** Requests to this service itself that change nothing: they warm the way through Tomcat, the filters and Jackson. */
@Component
class LoopbackRequests {

    /** For the very first request on a slow machine; readiness waits no longer for one that hangs. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final WebServerApplicationContext context;
    private final @Nullable InetAddress address;
    private final RestClient http;

    LoopbackRequests(WebServerApplicationContext context, ServerProperties server) {
        this.context = context;
        this.address = server.getAddress();
        // Neither traced nor pooled: the JDK's plain connection costs the pod the least.
        SimpleClientHttpRequestFactory connections = new SimpleClientHttpRequestFactory();
        connections.setConnectTimeout(LIMIT);
        connections.setReadTimeout(LIMIT);
        this.http = RestClient.builder().requestFactory(connections).build();
    }

    void send(RequestId requestId) {
        send(HttpMethod.GET, "/api/products", "", requestId);
        send(HttpMethod.PUT, "/reservations/" + UUID.randomUUID(), "{\"lines\":[{\"sku\":\"?\",\"quantity\":1}]}",
                requestId);
        send(HttpMethod.PUT, "/reservations/" + UUID.randomUUID() + "/confirmation", "", requestId);
    }

    private void send(HttpMethod method, String path, String body, RequestId requestId) {
        URI uri = UriComponentsBuilder.newInstance().scheme("http").host(host())
                .port(context.getWebServer().getPort()).path(path).build().toUri();
        http.method(method).uri(uri).header(RequestId.HEADER, requestId.value())
                .contentType(MediaType.APPLICATION_JSON).body(body)
                .exchange((_, response) -> response.bodyTo(byte[].class));
    }

    private String host() {
        InetAddress host = address == null || address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
        return host instanceof Inet6Address ? "[" + host.getHostAddress() + "]" : host.getHostAddress();
    }
}
