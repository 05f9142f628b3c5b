package no.nattro.platform.faults;

import java.time.Duration;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.ProtocolHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;

/**
 * The service's own port. A connector of Spring Boot's binds when it starts ({@code bindOnInit} is false), so that stopping it
 * closes the listening socket and every connection, and starting it listens again; what is behind it goes on.
 *
 * @see TomcatWebServer
 */
final class TomcatDoor implements Door {

    private final WebServerApplicationContext context;
    private @Nullable Connector connector;

    TomcatDoor(WebServerApplicationContext context) {
        this.context = context;
    }

    @Override
    public void shut(Duration grace) {
        Connector open = connector();
        if (open.getPort() == 0) {
            open.setPort(open.getLocalPort()); // callers know this one
        }
        ProtocolHandler handler = open.getProtocolHandler();
        handler.closeServerSocketGraceful();
        handler.awaitConnectionsClose(grace.toMillis());
        try {
            open.stop();
        } catch (LifecycleException e) {
            throw new IllegalStateException("the port cannot be closed", e);
        }
    }

    @Override
    public void open() {
        try {
            connector().start();
        } catch (LifecycleException e) {
            throw new IllegalStateException("the port cannot be opened", e);
        }
    }

    private synchronized Connector connector() {
        if (connector == null) {
            connector = ((TomcatWebServer) context.getWebServer()).getTomcat().getConnector();
        }
        return connector;
    }
}
