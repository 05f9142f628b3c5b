package no.nattro.gateway.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import no.nattro.gateway.Browser;
import no.nattro.gateway.GatewayProcess;
import no.nattro.gateway.Keys;
import no.nattro.gateway.Services;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** One gateway, as it is deployed and with every limit as it is by default, in front of recorders. For all tests that want one. */
final class RecordedGateway implements BeforeAllCallback {

    static final Recorder ORDER = Recorder.start();
    static final Recorder INVENTORY = Recorder.start();

    private static final GatewayProcess GATEWAY = start();

    /** A shopper's, without which no order is passed on. */
    static final String COOKIE = Browser.at(GATEWAY.port()).get("/api/products").headers().firstValue("Set-Cookie")
            .orElseThrow().split(";")[0];

    /** When the last test of all has ended, so has the gateway. */
    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).getOrComputeIfAbsent(RecordedGateway.class,
                _ -> (CloseableResource) GATEWAY::close);
    }

    /** Ready, and whoever visited before is forgotten. */
    static GatewayProcess fresh() {
        ORDER.forget();
        INVENTORY.forget();
        return GATEWAY;
    }

    private static GatewayProcess start() {
        try {
            Path folder = Files.createTempDirectory("recorded-gateway");
            GatewayProcess gateway = GatewayProcess.start(folder, Map.of(
                    "NATTRO_SHOPPER_KEYS_K1", Keys.NEW,
                    "NATTRO_SHOPPER_SIGNING_KEY", "k1",
                    "SPRING_SSL_BUNDLE_PEM_GATEWAY_KEYSTORE_CERTIFICATE",
                    Services.CERTIFICATE.certificate().toUri().toString(),
                    "SPRING_SSL_BUNDLE_PEM_GATEWAY_KEYSTORE_PRIVATEKEY",
                    Services.CERTIFICATE.privateKey().toUri().toString(),
                    "NATTRO_UPSTREAMS_ORDER_URLS", ORDER.url(),
                    "NATTRO_UPSTREAMS_INVENTORY_URLS", INVENTORY.url()));
            gateway.awaitReady();
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
