package no.nattro.gateway.listener;

import no.nattro.gateway.UnusableSetting;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.Ssl;
import org.springframework.stereotype.Component;

/** Without a certificate Spring Boot would start all the same, look healthy, and fail every single handshake. */
@Component
class Certificate {

    Certificate(ServerProperties server, SslBundles bundles) {
        Ssl ssl = server.getSsl();
        if (ssl != null && ssl.isEnabled() && ssl.getBundle() != null
                && bundles.getBundle(ssl.getBundle()).getStores().getKeyStore() == null) {
            throw new UnusableSetting("There is no certificate to serve https with.",
                    """
                            Set SPRING_SSL_BUNDLE_PEM_GATEWAY_KEYSTORE_CERTIFICATE and SPRING_SSL_BUNDLE_PEM_GATEWAY_KEYSTORE_PRIVATEKEY \
                            to the PEM files, as in file:/etc/nattro/tls.crt.""");
        }
    }
}
