package no.nattro.payment;

import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Points the service at the test databases. */
@TestConfiguration(proxyBeanMethods = false)
class RealDatabases {

    @Bean
    DynamicPropertyRegistrar databases() {
        return registry -> {
            TestDatabase.register(registry, "spring.datasource", Role.PAYMENTS);
            TestDatabase.register(registry, "nattro.bank.datasource", Role.BANK);
        };
    }

    @Bean
    Books books() {
        return new Books();
    }
}
