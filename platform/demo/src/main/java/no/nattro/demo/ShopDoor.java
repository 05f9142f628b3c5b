package no.nattro.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import no.nattro.demo.books.history.HttpDoor;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.secret.Certificate;
import no.nattro.demo.shop.CookieJar;
import no.nattro.demo.shop.PoliteClient;
import no.nattro.demo.shop.Shop;
import no.nattro.demo.shop.TrustedTls;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Ports;

/** The way from this machine's files into the shop. */
final class ShopDoor {

    /** The name on the certificate, and in the jar: curl sends a cookie only to the host that it came from. */
    private static final String HOST = "localhost";

    /** Many shoppers come with a connection each; over a single one of HTTP/2 the 101st purchase at once would fail. */
    private static final HttpClient.Version ONE_CONNECTION_EACH = HttpClient.Version.HTTP_1_1;

    private ShopDoor() {}

    static Shop open(Context context, Ports ports) {
        return new Shop(address(ports), polite(context),
                new CookieJar(context.home().cookies(), HOST, context.clock()));
    }

    /** For what others have bought, with their cookies. */
    static HttpDoor forReplays(Context context, Ports ports) {
        return new HttpDoor(polite(context), address(ports));
    }

    private static PoliteClient polite(Context context) {
        return new PoliteClient(client(context), context.terminal()::say);
    }

    private static URI address(Ports ports) {
        return URI.create("https://" + HOST + ":" + ports.of(Component.GATEWAY));
    }

    private static HttpClient client(Context context) {
        Certificate certificate = new Certificate(context.home().tls());
        try {
            return TrustedTls.client(certificate.read(), ONE_CONNECTION_EACH);
        } catch (IOException | GeneralSecurityException e) {
            throw new DemoFailed(context.home().shown(certificate.certificateFile()) + " cannot be read: "
                    + e.getMessage(), e);
        }
    }
}
