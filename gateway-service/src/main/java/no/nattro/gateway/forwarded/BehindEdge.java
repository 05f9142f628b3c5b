package no.nattro.gateway.forwarded;

import java.util.List;
import no.nattro.gateway.UnusableSetting;
import org.springframework.boot.web.embedded.netty.NettyServerCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/**
 * With the profile, the proxies that are named say who is calling; without it, {@code X-Forwarded-*} is anybody's invention.
 * To be half configured is no choice: everybody would be one client to the rate limit, or whoever they say they are.
 */
@Component
class BehindEdge implements NettyServerCustomizer {

    private static final Profiles PROFILE = Profiles.of("behind-edge");

    private final boolean active;
    private final List<Network> trusted;

    BehindEdge(ForwardedProperties properties, Environment environment) {
        this.active = environment.acceptsProfiles(PROFILE);
        this.trusted = properties.trustedProxies().stream().map(String::strip).map(BehindEdge::network).toList();
        if (active && trusted.isEmpty()) {
            throw new UnusableSetting("The gateway is to run behind another edge, and does not know which.",
                    "Set NATTRO_GATEWAY_TRUSTED_PROXIES to the proxies' addresses or networks, as in 10.42.0.0/16,192.0.2.7.");
        }
        if (!active && !trusted.isEmpty()) {
            throw new UnusableSetting("Trusted proxies are named, but without the profile behind-edge nobody is asked.",
                    "Set SPRING_PROFILES_ACTIVE to behind-edge, or remove NATTRO_GATEWAY_TRUSTED_PROXIES.");
        }
    }

    private static Network network(String text) {
        try {
            return Network.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UnusableSetting("The trusted proxy '" + text + "' " + e.getMessage() + ".",
                    "Set NATTRO_GATEWAY_TRUSTED_PROXIES to addresses or networks, as in 10.42.0.0/16,192.0.2.7.");
        }
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return active ? server.forwarded(new OuterConnection(trusted)) : server;
    }
}
