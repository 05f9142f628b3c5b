package no.nattro.inventory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import no.nattro.inventory.support.Calls;
import no.nattro.inventory.support.CutLine;
import no.nattro.inventory.support.InventoryTest;
import no.nattro.inventory.support.Reply;
import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.TestPropertySource;

/** A database that goes away and comes back, under a service that stays. */
@InventoryTest
@TestPropertySource(properties = {"spring.datasource.hikari.connection-timeout=500", "nattro.warm-up.rounds=1"})
@DirtiesContext
class DatabaseDownIT {

    private final Calls calls;
    private final CutLine line;

    DatabaseDownIT(Calls calls, CutLine line) {
        this.calls = calls;
        this.line = line;
    }

    @Test
    void the_answer_is_503_until_it_is_back() {
        UUID order = UUID.randomUUID();
        assertThat(calls.reserve(order, "NO-1002*1").status()).isEqualTo(200);

        line.cut();
        // A connection that was used a moment ago breaks in the middle: 500, since nobody can know what was stored.
        await().untilAsserted(() -> assertThat(calls.confirm(order).status()).isEqualTo(503));
        Reply reply = calls.reserve(UUID.randomUUID(), "NO-1002*1");
        Reply read = calls.get("/api/products/NO-1002");

        assertThat(reply.status()).isEqualTo(read.status()).isEqualTo(503);
        assertThat(reply.word()).isEqualTo("unavailable");
        assertThat(reply.header("Retry-After")).isEqualTo("2");

        line.mend();
        await().untilAsserted(() -> assertThat(calls.confirm(order).word()).isEqualTo("SOLD"));
    }

    @Test
    void the_service_is_alive_but_not_ready_until_it_is_back() {
        await().until(() -> calls.get("/readyz").status() == 200);

        line.cut();
        await().until(() -> calls.get("/readyz").status() == 503);
        assertThat(calls.get("/livez").status()).isEqualTo(200);

        line.mend();
        await().until(() -> calls.get("/readyz").status() == 200);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class BehindTheLine {

        @Bean
        CutLine line() {
            return new CutLine(TestDatabase.server());
        }

        @Bean
        DynamicPropertyRegistrar databaseBehindTheLine(CutLine line) {
            return registry -> registry.add("spring.datasource.url",
                    () -> "jdbc:postgresql://" + line.address() + "/" + Role.INVENTORY.sqlName());
        }
    }
}
