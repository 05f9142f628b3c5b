package no.nattro.inventory.support;

import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistrar;

@TestConfiguration(proxyBeanMethods = false)
public class InventoryTestBeans {

    @Bean
    DynamicPropertyRegistrar database() {
        return registry -> TestDatabase.register(registry, "spring.datasource", Role.INVENTORY);
    }

    @Bean
    Calls calls(Environment environment) {
        return new Calls(() -> environment.getRequiredProperty("local.server.port", Integer.class));
    }

    @Bean
    Books books(JdbcClient sql) {
        return new Books(sql);
    }
}
