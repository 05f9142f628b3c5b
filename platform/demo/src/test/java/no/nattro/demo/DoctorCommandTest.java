package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.FreePorts;
import no.nattro.demo.stack.Ports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    private final int base = FreePorts.base();

    @TempDir
    private Path folder;
    private MadeUpStack stack;

    @BeforeEach
    void aMachine() {
        stack = new MadeUpStack(folder);
    }

    @Test
    void it_fails_exactly_when_something_necessary_is_missing() {
        int exitCode = doctor();
        boolean isMissing = stack.screen().results().lines().anyMatch(line -> line.startsWith("missing "));

        assertThat(exitCode).as(stack.screen().results()).isEqualTo(isMissing ? ExitCode.FAILED : ExitCode.OK);
        assertThat(stack.screen().said().isEmpty()).isEqualTo(!isMissing);
        assertThat(stack.screen().results()).startsWith("ok ").containsPattern("\n\\w+ +memory +\\d+ .B available")
                .containsPattern("\nok +port-postgres +" + (base + 8) + " is free\n");
    }

    @Test
    void what_is_missing_is_named_with_a_way_out_and_makes_it_fail() throws Exception {
        int order = new Ports(base).of(Component.ORDER);
        try (ServerSocket _ = new ServerSocket(order, 1, InetAddress.getByAddress(new byte[]{127, 0, 0, 1}))) {
            assertThat(doctor()).isEqualTo(ExitCode.FAILED);
        }
        assertThat(stack.screen().results()).containsPattern("missing +port-order +" + order
                + " is taken by .*\n +-> end that, or choose other ports: ./demo up --port-base " + (base + 1000));
        assertThat(stack.screen().said())
                .isEqualTo("demo: Something that Nattro needs is missing; see the lines above.\n");
    }

    @Test
    void ports_of_the_running_stack_are_ours() throws Exception {
        stack.running(base, "order");
        int order = new Ports(base).of(Component.ORDER);
        try (ServerSocket _ = new ServerSocket(order, 1, InetAddress.getByAddress(new byte[]{127, 0, 0, 1}))) {
            stack.demo("doctor");
        }
        assertThat(stack.screen().results()).contains(order + " is ours", "beside Nattro, which runs");
    }

    @Test
    void the_names_in_the_json_do_not_change() throws Exception {
        doctor("--json");
        JsonNode findings = new ObjectMapper().readTree(stack.screen().results());

        assertThat(findings.findValuesAsText("name")).containsExactly("jdk", "git", "curl", "setsid",
                "user-namespaces", "psql", "browser", "memory", "disk-state", "disk-cache", "disk-build",
                "port-gateway-redirect", "port-gateway", "port-gateway-management", "port-order",
                "port-order-management", "port-payment", "port-payment-management", "port-inventory",
                "port-inventory-management", "port-postgres", "postgres-binaries", "locale", "state-folder",
                "leftovers");
        assertThat(findings.findValuesAsText("verdict")).isSubsetOf("ok", "warning", "missing")
                .hasSize(findings.size());
        assertThat(findings.get(0).fieldNames()).toIterable().containsExactly("name", "verdict", "found", "advice");
    }

    @Test
    void a_port_base_that_cannot_be_is_refused() {
        assertThat(stack.demo("doctor", "--port-base", "80")).isEqualTo(ExitCode.USAGE);
    }

    private int doctor(String... options) {
        String[] arguments = Arrays.copyOf(new String[]{"doctor", "--port-base", Integer.toString(base)},
                3 + options.length);
        System.arraycopy(options, 0, arguments, 3, options.length);
        return stack.demo(arguments);
    }
}
