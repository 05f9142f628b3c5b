package no.nattro.gateway.listener;

import java.util.List;
import no.nattro.gateway.UnusableSetting;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Asks for a certificate before anything is made of it: Spring Boot would end with a null pointer, and if it did not compare
 * the key with the certificate, start without either, look healthy, and fail every single handshake.
 */
@Configuration(proxyBeanMethods = false)
class Certificate {

    private static final String BUNDLE = "gateway";
    private static final String STORE = "spring.ssl.bundle.pem." + BUNDLE + ".keystore.";

    @Bean
    static BeanFactoryPostProcessor thereIsACertificate(Environment environment) {
        return _ -> {
            if (isToServe(environment) && !List.of("certificate", "private-key").stream().map(STORE::concat)
                    .allMatch(environment::containsProperty)) {
                throw new UnusableSetting("There is no certificate to serve https with.",
                        """
                                Set SPRING_SSL_BUNDLE_PEM_GATEWAY_KEYSTORE_CERTIFICATE and SPRING_SSL_BUNDLE_PEM_GATEWAY_KEYSTORE_PRIVATEKEY \
                                to the PEM files, as in file:/etc/nattro/tls.crt.""");
            }
        };
    }

    private static boolean isToServe(Environment environment) {
        return environment.getProperty("server.ssl.enabled", Boolean.class, true)
                && BUNDLE.equals(environment.getProperty("server.ssl.bundle"));
    }
}
