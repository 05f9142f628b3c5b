package no.nattro.demo.shop;

import java.io.IOException;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trusts one certificate and no other: whoever else listens on the gateway's port gets neither cookie nor order. */
public final class TrustedTls {

    private TrustedTls() {}

    /** A client that follows no redirects, asks no proxy and knows no other authority. */
    public static HttpClient client(Certificate certificate, HttpClient.Version version)
            throws GeneralSecurityException, IOException {
        return builder(certificate, version).build();
    }

    /** The same, for who wants more of it. */
    public static HttpClient.Builder builder(Certificate certificate, HttpClient.Version version)
            throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("gateway", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().version(version).sslContext(tls).proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(Duration.ofSeconds(2));
    }
}
