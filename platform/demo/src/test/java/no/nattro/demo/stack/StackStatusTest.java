package no.nattro.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import no.nattro.demo.home.Home;
import no.nattro.demo.postgres.PostgresBinaries;
import no.nattro.demo.process.ProcessId;
import org.junit.jupiter.api.Test;

class StackStatusTest {

    private static final Home HOME = new Home(Path.of("/nattro"), Path.of("/state"));
    private static final PostgresBinaries BINARIES = new PostgresBinaries(Path.of("/nowhere"));

    @Test
    void the_names_in_the_json_do_not_change() throws JsonProcessingException {
        StackStatus nothing = StackStatus.of(StackState.empty(8080, Replicas.ONE_EACH), HOME, BINARIES,
                InstantSource.system());
        String json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(nothing.json());

        assertThat(json).startsWith("""
                {
                  "gateway" : {
                    "pid" : null,
                    "port" : 8443,
                    "managementPort" : 8081,
                    "health" : "STOPPED",
                    "rssBytes" : null,
                    "uptimeSeconds" : null,
                    "log" : "/state/logs/gateway.log"
                  },
                  "order" : {
                """).endsWith("""
                    "bank" : {
                      "jdbcUrl" : "jdbc:postgresql://127.0.0.1:8088/bank",
                      "user" : "bank",
                      "passwordFile" : "/state/secrets/bank"
                    }
                  }
                }""");
        assertThat(nothing.json()).containsOnlyKeys("gateway", "order", "payment", "inventory", "postgres",
                "databases");
    }

    @Test
    void a_process_that_does_not_answer_is_unreachable_but_has_memory_and_age() {
        ProcessId self = ProcessId.of(ProcessHandle.current().pid()).orElseThrow();
        Ports free = new Ports(FreePorts.base());
        Running order = new Running(Instance.of(Component.ORDER), self.pid(), self.born(), free.of(Component.ORDER),
                free.management(Component.ORDER).orElseThrow(), "l", "a");

        InstanceStatus status = StackStatus
                .of(new StackState(free.base(), Replicas.ONE_EACH, List.of(order)), HOME, BINARIES,
                        InstantSource.system())
                .instances().get(Instance.of(Component.ORDER));

        assertThat(status.health()).isEqualTo("UNREACHABLE");
        assertThat(status.isUp()).isFalse();
        assertThat(status.pid()).isEqualTo(self.pid());
        assertThat(status.rssBytes()).isPositive();
        assertThat(status.uptimeSeconds()).isBetween(0L, 3600L);
    }
}
