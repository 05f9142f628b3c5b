package no.nattro.platform.warmup;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import no.nattro.platform.request.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/** The way into this service from outside, for rehearsals: requests that change nothing warm Tomcat, filters and Jackson. */
public class OwnFrontDoor {

    /** For the very first request on a slow machine; readiness waits no longer for one that hangs. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final WebServerApplicationContext context;
    private final @Nullable InetAddress address;
    private final RestClient http;

    OwnFrontDoor(WebServerApplicationContext context, ServerProperties server) {
        this.context = context;
        this.address = server.getAddress();
        // Neither traced nor pooled: the JDK's plain connection costs the pod the least.
        SimpleClientHttpRequestFactory connections = new SimpleClientHttpRequestFactory();
        connections.setConnectTimeout(LIMIT);
        connections.setReadTimeout(LIMIT);
        this.http = RestClient.builder().requestFactory(connections).build();
    }

    /** Where the service listens. */
    public URI url() {
        InetAddress host = address == null || address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
        return UriComponentsBuilder.newInstance().scheme("http")
                .host(host instanceof Inet6Address ? "[" + host.getHostAddress() + "]" : host.getHostAddress())
                .port(context.getWebServer().getPort()).build().toUri();
    }

    /**
     * Sends a request and reads whatever is answered.
     *
     * @param body    JSON, may be empty
     * @param headers names and values in turn
     */
    public void send(HttpMethod method, String path, String body, RequestId requestId, String... headers) {
        RestClient.RequestBodySpec request = http.method(method).uri(url().resolve(path))
                .header(RequestId.HEADER, requestId.value()).contentType(MediaType.APPLICATION_JSON);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        request.body(body).exchange((_, response) -> response.bodyTo(byte[].class));
    }
}
