package no.nattro.demo.bench;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.http.HttpClient.Version;
import java.util.Locale;

/** A way to the service that has something in between; each is compared with the service itself, asked over plain http. */
public enum Way {
    GATEWAY_HTTP("gateway, http", Version.HTTP_1_1),
    GATEWAY_TLS("gateway, TLS", Version.HTTP_1_1),
    GATEWAY_TLS_H2("gateway, TLS, h2", Version.HTTP_2),
    NGINX_HTTP("nginx, http", Version.HTTP_1_1),
    NGINX_TLS("nginx, TLS", Version.HTTP_1_1),
    NGINX_TLS_H2("nginx, TLS, h2", Version.HTTP_2);

    private final String words;
    private final Version version;

    Way(String words, Version version) {
        this.words = words;
        this.version = version;
    }

    /** As in {@code gateway-tls-h2}. */
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String words() {
        return words;
    }

    Version version() {
        return version;
    }

    boolean isThroughNginx() {
        return this == NGINX_HTTP || this == NGINX_TLS || this == NGINX_TLS_H2;
    }

    boolean isPlain() {
        return this == GATEWAY_HTTP || this == NGINX_HTTP;
    }
}
