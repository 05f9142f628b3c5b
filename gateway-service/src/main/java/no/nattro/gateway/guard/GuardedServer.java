package no.nattro.gateway.guard;

import org.springframework.boot.web.embedded.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** After Spring Boot's own customizer: settings of HTTP/2 are replaced as a whole. */
@Component
class GuardedServer implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory>, Ordered {

    private final Guards guards;

    GuardedServer(Guards guards) {
        this.guards = guards;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory server) {
        server.addServerCustomizers(guards::on);
    }
}
