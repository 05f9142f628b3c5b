package no.nattro.demo.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.shop.TrustedTls;

/**
 * Makes a way into the shop for each client. All from one address would be one busy customer to a gateway that counts by
 * address, and over one connection the end of it would be the same for all.
 */
public record Doors(URI shop, Connections connections) {

    /** Makes what one client connects by. */
    public interface Connections {

        HttpClient from(InetAddress address, HttpClient.Version version) throws IOException, GeneralSecurityException;
    }

    /** By TLS, where this certificate and no other is trusted. */
    public static Doors of(URI shop, Certificate certificate) {
        return new Doors(shop,
                (address, version) -> TrustedTls.builder(certificate, version).localAddress(address).build());
    }

    /** Every second client speaks HTTP/2: there it is a stream that ends when the client hangs up, and not the connection. */
    public FrontDoor of(int client) {
        HttpClient.Version version = client % 2 == 0 ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2;
        try {
            return new FrontDoor(shop, connections.from(address(client), version));
        } catch (IOException | GeneralSecurityException e) {
            throw new DemoFailed("The gateway's certificate cannot be trusted: " + e.getMessage(), e);
        }
    }

    /** From 127.0.1.1 on. Linux has all of them, macOS only the address that is used instead. */
    private static InetAddress address(int client) throws IOException {
        InetAddress own = InetAddress.getByAddress(new byte[]{127, 0, (byte) (1 + client / 250),
                (byte) (1 + client % 250)});
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(own, 0));
            return own;
        } catch (IOException _) {
            return InetAddress.getByAddress(new byte[]{127, 0, 0, 1});
        }
    }
}
