package no.nattro.demo.stack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.nattro.demo.secret.Certificate;
import no.nattro.demo.secret.Secrets;
import no.nattro.postgres.Role;

/**
 * What each service is told, in the same variables that a container gets. Passwords and keys go this way and never by
 * the command line, which everybody on the machine can read.
 */
record ServiceEnvironment(Ports ports, Replicas replicas, Neighbours neighbours, Secrets secrets,
        Certificate certificate) {

    private static final String LOOPBACK = "127.0.0.1";

    Map<String, String> of(Instance service) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SERVER_ADDRESS", LOOPBACK);
        environment.put("SERVER_PORT", Integer.toString(ports.of(service)));
        environment.put("MANAGEMENT_SERVER_ADDRESS", LOOPBACK);
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.management(service).orElseThrow()));
        if (replicas.of(service.component()) == 1) {
            environment.put("NATTRO_SHUTDOWN_DRAIN", "0s"); // no other instance could take over meanwhile
        }
        tellAddresses(environment, service.component().neighbours());
        switch (service.component()) {
            case GATEWAY -> gateway(environment);
            case ORDER -> database(environment, "SPRING_DATASOURCE", Role.ORDERS);
            case PAYMENT -> {
                database(environment, "SPRING_DATASOURCE", Role.PAYMENTS);
                database(environment, "NATTRO_BANK_DATASOURCE", Role.BANK);
                faults(environment);
            }
            case INVENTORY -> {
                database(environment, "SPRING_DATASOURCE", Role.INVENTORY);
                environment.put("SPRING_FLYWAY_LOCATIONS", "classpath:db/migration,classpath:db/demo");
                faults(environment);
            }
            case POSTGRES -> throw new IllegalArgumentException("PostgreSQL is no service");
        }
        return environment;
    }

    private void tellAddresses(Map<String, String> environment, Set<Component> called) {
        for (Component neighbour : called) {
            environment.put("NATTRO_UPSTREAMS_" + neighbour.name() + "_URLS",
                    replicas.instancesOf(neighbour).stream().map(each -> neighbours.address(each, ports).toString())
                            .collect(Collectors.joining(",")));
        }
    }

    private void database(Map<String, String> environment, String prefix, Role role) {
        environment.put(prefix + "_URL", ports.jdbcUrl(role));
        environment.put(prefix + "_USERNAME", role.sqlName());
        environment.put(prefix + "_PASSWORD", secrets.password(role));
    }

    /** For {@code ./demo fault}; nobody but this machine reaches the management port. */
    private static void faults(Map<String, String> environment) {
        environment.put("NATTRO_FAULTS_ENABLED", "true");
    }

    private void gateway(Map<String, String> environment) {
        String bundle = "SPRING_SSL_BUNDLE_PEM_GATEWAY_KEYSTORE_";
        environment.put(bundle + "CERTIFICATE", certificate.certificateFile().toUri().toString());
        environment.put(bundle + "PRIVATEKEY", certificate.keyFile().toUri().toString());
        environment.put("NATTRO_GATEWAY_REDIRECTPORT", Integer.toString(ports.redirect()));
        environment.put("NATTRO_SHOPPER_KEYS_DEMO", secrets.shopperKey());
        environment.put("NATTRO_SHOPPER_SIGNINGKEY", "demo");
    }
}
