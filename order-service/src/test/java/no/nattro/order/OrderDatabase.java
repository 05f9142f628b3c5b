package no.nattro.order;

import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Points the service at the test server. */
@TestConfiguration(proxyBeanMethods = false)
public class OrderDatabase {

    @Bean
    DynamicPropertyRegistrar orderDatabase() {
        return registry -> TestDatabase.register(registry, "spring.datasource", Role.ORDERS);
    }
}
