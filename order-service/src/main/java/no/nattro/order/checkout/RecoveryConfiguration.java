package no.nattro.order.checkout;

import java.util.concurrent.ThreadLocalRandom;
import no.nattro.order.OrderProperties;
import no.nattro.order.RecoveryProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RecoveryConfiguration {

    /** Recovery that works on past its lease would lose each order in the middle of its work. */
    RecoveryConfiguration(RecoveryProperties recovery, OrderProperties checkout) {
        if (checkout.lease().compareTo(recovery.budget()) <= 0) {
            throw new IllegalStateException("nattro.checkout.lease (" + checkout.lease() + ") must be longer than"
                    + " nattro.recovery.budget (" + recovery.budget() + ")");
        }
    }

    @Bean
    Backoff backoff(RecoveryProperties properties) {
        return new Backoff(properties, () -> ThreadLocalRandom.current().nextDouble());
    }
}
