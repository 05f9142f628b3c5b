package no.nattro.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import no.nattro.demo.home.Home;
import no.nattro.demo.secret.Certificate;
import no.nattro.demo.secret.Secrets;
import no.nattro.postgres.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceEnvironmentTest {

    @TempDir
    private Path folder;
    private Secrets secrets;
    private ServiceEnvironment environment;

    @BeforeEach
    void anEnvironment() {
        secrets = Secrets.make(new Home(folder, folder.resolve("state")));
        environment = new ServiceEnvironment(new Ports(8080), Replicas.ONE_EACH, Neighbours.DIRECT, secrets,
                new Certificate(folder.resolve("tls")));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES")
    void every_service_listens_on_this_machine_only(Component service) {
        assertThat(environment.of(Instance.of(service)))
                .containsEntry("SERVER_ADDRESS", "127.0.0.1")
                .containsEntry("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1")
                .containsKeys("SERVER_PORT", "MANAGEMENT_SERVER_PORT");
    }

    @Test
    void order_knows_its_neighbours_and_its_database() {
        assertThat(environment.of(Instance.of(Component.ORDER)))
                .containsEntry("NATTRO_UPSTREAMS_INVENTORY_URLS", "http://127.0.0.1:8086")
                .containsEntry("NATTRO_UPSTREAMS_PAYMENT_URLS", "http://127.0.0.1:8084")
                .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:8088/orders")
                .containsEntry("SPRING_DATASOURCE_USERNAME", "orders")
                .containsEntry("SPRING_DATASOURCE_PASSWORD", secrets.password(Role.ORDERS));
    }

    @Test
    void each_replica_has_its_own_ports_and_callers_know_them_all() {
        ServiceEnvironment doubled = new ServiceEnvironment(new Ports(8080),
                new Replicas(Map.of(Component.ORDER, 2, Component.PAYMENT, 2)), Neighbours.DIRECT, secrets,
                new Certificate(folder.resolve("tls")));

        assertThat(doubled.of(new Instance(Component.ORDER, 2)))
                .containsEntry("SERVER_PORT", "8182").containsEntry("MANAGEMENT_SERVER_PORT", "8183")
                .containsEntry("NATTRO_UPSTREAMS_PAYMENT_URLS", "http://127.0.0.1:8084,http://127.0.0.1:8184")
                .containsEntry("NATTRO_UPSTREAMS_INVENTORY_URLS", "http://127.0.0.1:8086")
                .doesNotContainKey("NATTRO_SHUTDOWN_DRAIN");
        assertThat(doubled.of(Instance.of(Component.GATEWAY))).containsEntry("NATTRO_SHUTDOWN_DRAIN", "0s")
                .containsEntry("NATTRO_UPSTREAMS_ORDER_URLS", "http://127.0.0.1:8082,http://127.0.0.1:8182");
    }

    @Test
    void what_stands_between_is_called_instead_and_everybody_still_listens_on_his_own_port() {
        ServiceEnvironment wired = new ServiceEnvironment(new Ports(8080), new Replicas(Map.of(Component.ORDER, 2)),
                (instance, ports) -> URI.create("http://between:" + (ports.of(instance) + 10_000)), secrets,
                new Certificate(folder.resolve("tls")));

        assertThat(wired.of(Instance.of(Component.GATEWAY)))
                .containsEntry("NATTRO_UPSTREAMS_ORDER_URLS", "http://between:18082,http://between:18182")
                .containsEntry("NATTRO_UPSTREAMS_INVENTORY_URLS", "http://between:18086");
        assertThat(wired.of(Instance.of(Component.ORDER)))
                .containsEntry("NATTRO_UPSTREAMS_PAYMENT_URLS", "http://between:18084")
                .containsEntry("SERVER_PORT", "8082")
                .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:8088/orders");
    }

    @Test
    void payment_has_the_banks_database_too() {
        assertThat(environment.of(Instance.of(Component.PAYMENT)))
                .containsEntry("SPRING_DATASOURCE_USERNAME", "payments")
                .containsEntry("NATTRO_BANK_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:8088/bank")
                .containsEntry("NATTRO_BANK_DATASOURCE_USERNAME", "bank")
                .containsEntry("NATTRO_BANK_DATASOURCE_PASSWORD", secrets.password(Role.BANK));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES")
    void payment_and_inventory_can_be_broken_on_purpose_and_nobody_else(Component service) {
        assertThat(environment.of(Instance.of(service)).getOrDefault("NATTRO_FAULTS_ENABLED", "false"))
                .isEqualTo(service == Component.PAYMENT || service == Component.INVENTORY ? "true" : "false");
    }

    @Test
    void only_inventory_gets_the_demo_data() {
        assertThat(environment.of(Instance.of(Component.INVENTORY)))
                .containsEntry("SPRING_FLYWAY_LOCATIONS", "classpath:db/migration,classpath:db/demo");
        assertThat(environment.of(Instance.of(Component.ORDER))).doesNotContainKey("SPRING_FLYWAY_LOCATIONS");
    }

    @Test
    void the_gateway_has_certificate_and_key_but_no_database() {
        assertThat(environment.of(Instance.of(Component.GATEWAY)))
                .containsEntry("SERVER_PORT", "8443")
                .containsEntry("NATTRO_GATEWAY_REDIRECTPORT", "8080")
                .containsEntry("NATTRO_SHOPPER_SIGNINGKEY", "demo")
                .containsEntry("NATTRO_SHOPPER_KEYS_DEMO", secrets.shopperKey())
                .doesNotContainKey("SPRING_DATASOURCE_URL");
    }

    @Test
    void a_path_with_blanks_and_letters_beyond_ascii_is_a_proper_url() {
        assumeThat(System.getProperty("sun.jnu.encoding")).as("the locale's letters").isEqualTo("UTF-8");
        Certificate certificate = new Certificate(Path.of("/påske egg"));

        assertThat(new ServiceEnvironment(new Ports(8080), Replicas.ONE_EACH, Neighbours.DIRECT, secrets, certificate)
                .of(Instance.of(Component.GATEWAY)))
                .containsEntry("SPRING_SSL_BUNDLE_PEM_GATEWAY_KEYSTORE_CERTIFICATE",
                        "file:///p%C3%A5ske%20egg/certificate.pem");
    }
}
