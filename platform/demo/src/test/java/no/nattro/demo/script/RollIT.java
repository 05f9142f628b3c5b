package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rolling restart on made-up services; that no purchase is lost with real ones is RollingRestartIT's. */
class RollIT {

    private static final List<String> ROLLED = List.of("order", "order-2", "payment", "payment-2", "payment-3");

    private final StackUnderTest stack = StackUnderTest.shared();

    @BeforeEach
    void start() {
        Shell.Result start = stack.up("--detach", "--replicas", "order=2,payment=3");
        assertThat(start.exitCode()).as(start.err()).isZero();
    }

    @AfterEach
    void leaveNothingBehind() {
        stack.stop();
        Leftovers.assertNone(stack);
    }

    @Test
    void every_instance_is_replaced_one_after_the_other_and_nothing_else() {
        Map<String, Long> before = pids();
        Shell.Result roll = stack.demo("roll", "order", "payment", "--settle", "0");
        Map<String, Long> after = pids();

        assertThat(roll.exitCode()).as(roll.err()).isZero();
        assertThat(roll.err().lines().map(line -> line.replaceFirst(" after .*", ""))).containsExactlyElementsOf(
                ROLLED.stream().flatMap(name -> List.of(name + " stopped", name + " ready").stream()).toList());
        assertThat(after).hasSameSizeAs(before)
                .allSatisfy((name, pid) -> assertThat(!pid.equals(before.get(name))).as(name)
                        .isEqualTo(ROLLED.contains(name)));
    }

    @Test
    void where_somebody_would_notice_nothing_is_restarted() {
        Map<String, Long> before = pids();

        assertRefused("There is only one inventory, and nobody takes its place meanwhile."
                + " First: ./demo down && ./demo up --detach --replicas inventory=2");
        assertRefused("There is only one gateway, and nobody takes its place meanwhile."
                + " Only order, payment and inventory can have several instances.", "gateway");
        Processes.kill(ProcessHandle.of(before.get("order-2")).orElseThrow());
        assertRefused("order-2 does not run. First: ./demo start order-2", "order");
        before.remove("order-2");
        assertThat(pids()).isEqualTo(before);
    }

    private void assertRefused(String why, String... components) {
        String[] command = new String[components.length + 1];
        command[0] = "roll";
        System.arraycopy(components, 0, command, 1, components.length);
        Shell.Result roll = stack.demo(command);

        assertThat(roll.err()).isEqualTo("demo: " + why + "\n");
        assertThat(roll.exitCode()).isEqualTo(1);
    }

    private Map<String, Long> pids() {
        Map<String, Long> pids = new TreeMap<>();
        for (Map.Entry<String, JsonNode> part : stack.status().properties()) {
            if (part.getValue().path("pid").isNumber()) {
                pids.put(part.getKey(), part.getValue().path("pid").asLong());
            }
        }
        return pids;
    }
}
