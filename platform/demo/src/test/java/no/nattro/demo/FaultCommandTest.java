package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent to a service, and what a person is told, with a service that answers as it is told. */
class FaultCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DELAY = """
            {"id": "7", "kind": "delay", "delay": "30s", "jitter": "5s", "token": "tok_approved", "for": "60s",
             "leftMs": 52500, "struck": 12, "newer": true}""";
    private static final String ERROR = """
            {"id": "8", "kind": "error", "status": 503, "rate": 0.5, "shopper": "anna", "for": "60s", "leftMs": 60000,
             "struck": 0}""";
    private static final String HANG = """
            {"id": "9", "kind": "hang", "for": "1h", "leftMs": 3599999, "struck": 0}""";

    @TempDir
    private Path folder;
    private MadeUpStack stack;
    private HttpServer service;
    private final List<String> heard = new ArrayList<>();
    private int status = 200;
    private String answer = "{}";

    @BeforeEach
    void aService() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/actuator/faults", this::answer);
        service.start();
        stack = new MadeUpStack(folder).running(8080, service.getAddress().getPort(), "gateway", "order", "payment",
                "inventory");
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--delay 30s --for 60s|'kind':'delay','delay':'30000ms','for':'60000ms'",
            "--delay 3s --jitter 500ms --for 5m|'kind':'delay','delay':'3000ms','jitter':'500ms','for':'300000ms'",
            "--error 503 --rate 0.5 --for 1h|'kind':'error','status':'503','rate':'0.5','for':'3600000ms'",
            "--hang --token t --shopper s --for 1m|'kind':'hang','token':'t','shopper':'s','for':'60000ms'",
            "--refuse --for 1m|'kind':'refuse','for':'60000ms'",
            "--lose-reply --for 1m|'kind':'lose-reply','for':'60000ms'"})
    void a_fault_is_asked_for_in_the_words_of_the_service(String options, String fields) {
        answer = DELAY;

        assertThat(demo("fault payment " + options)).isEqualTo(ExitCode.OK);
        assertThat(heard).containsExactly("POST {" + fields.replace('\'', '"') + "}");
        assertThat(stack.screen().said()).isEqualTo("payment: delay 30s ± 5s for token tok_approved. It ends by itself"
                + " in 60s, before that with: ./demo fault clear payment\n");
        assertThat(stack.screen().results()).isEmpty();
    }

    @Test
    void several_instances_get_the_same_fault() {
        answer = HANG;

        assertThat(demo("fault payment inventory --hang --for 1h")).isEqualTo(ExitCode.OK);
        assertThat(stack.screen().said().lines()).hasSize(2).first().asString()
                .startsWith("payment: hang for all. It ends by itself in 1h");
    }

    @Test
    void what_the_service_does_not_take_is_a_wrong_command_line() {
        status = 400;
        answer = "{\"detail\": \"x\", \"errors\": [{\"field\": \"status\", \"message\": \"must be something else\"}]}";

        assertThat(demo("fault payment --error 200 --for 60s")).isEqualTo(ExitCode.USAGE);
        assertThat(stack.screen().said())
                .isEqualTo("demo: --error must be something else. See ./demo fault --help\n");
    }

    @Test
    void what_is_no_fields_fault_is_told_as_well() {
        status = 400;
        answer = "{\"detail\": \"There are 100 faults already; clear some first.\"}";

        assertThat(demo("fault payment --hang --for 60s")).isEqualTo(ExitCode.USAGE);
        assertThat(stack.screen().said()).contains("There are 100 faults already; clear some first");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"order|order has no faults; only payment and inventory",
            "gateway|gateway has no faults; only payment and inventory",
            "postgres|postgres has no faults; only payment and inventory",
            "payment-3|there is no payment-3 here, but gateway, order, payment, payment-2, inventory, postgres"})
    void whoever_has_no_faults_is_told(String name, String message) {
        assertThat(demo("fault payment " + name + " --hang --for 1m")).isEqualTo(ExitCode.USAGE);
        assertThat(demo("fault clear " + name)).isEqualTo(ExitCode.USAGE);
        assertThat(demo("fault list " + name)).isEqualTo(ExitCode.USAGE);
        assertThat(stack.screen().said().lines()).hasSize(3).allMatch(line -> line.contains(message));
        assertThat(heard).isEmpty();
    }

    @Test
    void a_token_is_payments_alone() {
        assertThat(demo("fault payment inventory --hang --token t --for 1m")).isEqualTo(ExitCode.USAGE);
        assertThat(stack.screen().said()).contains("only the requests to payment have a token");
        assertThat(heard).isEmpty();
    }

    @Test
    void what_does_not_run_cannot_be_broken() {
        assertThat(demo("fault payment payment-2 --hang --for 1m")).isEqualTo(ExitCode.FAILED);
        assertThat(stack.screen().said()).isEqualTo("demo: payment-2 does not run. First: ./demo start payment-2\n");
        assertThat(heard).isEmpty();
    }

    @Test
    void a_dead_port_is_named() {
        int port = service.getAddress().getPort();
        service.stop(0);

        assertThat(demo("fault payment --hang --for 1m")).isEqualTo(ExitCode.FAILED);
        assertThat(stack.screen().said()).startsWith("demo: payment does not answer on its management port " + port)
                .contains("./demo status").hasLineCount(1);
    }

    @Test
    void a_service_of_an_older_demo_has_to_be_started_again() {
        status = 404;

        assertThat(demo("fault payment --hang --for 1m")).isEqualTo(ExitCode.FAILED);
        assertThat(stack.screen().said()).isEqualTo(
                "demo: payment was started without faults, by an older ./demo. First: ./demo restart payment\n");
    }

    @Test
    void a_service_that_fails_points_to_its_log() {
        status = 500;

        assertThat(demo("fault payment --hang --for 1m")).isEqualTo(ExitCode.FAILED);
        assertThat(stack.screen().said())
                .isEqualTo("demo: payment answered 500. Its log says why: ./demo logs payment\n");
    }

    @Test
    void faults_are_listed_with_their_scope_and_what_is_left() {
        answer = "{\"faults\": [" + DELAY + "," + ERROR + "," + HANG + "]}";

        assertThat(demo("fault list payment")).isEqualTo(ExitCode.OK);
        assertThat(stack.screen().results()).isEqualTo("""
                NAME     FAULT                FOR                 LEFT   STRUCK
                payment  delay 30s ± 5s       token tok_approved  53s    12
                payment  error 503, rate 0.5  shopper anna        1m 0s  0
                payment  hang                 all                 1h 0m  0
                """);
        assertThat(heard).containsExactly("GET ");
    }

    @Test
    void without_a_name_all_that_have_faults_are_asked() {
        answer = "{\"faults\": [" + HANG + "]}";

        assertThat(demo("fault list")).isEqualTo(ExitCode.OK);
        assertThat(stack.screen().results()).containsPattern("(?m)^payment  +hang").containsPattern(
                "(?m)^inventory +hang").hasLineCount(3);
    }

    @Test
    void where_there_are_none_it_says_so() {
        answer = "{\"faults\": []}";

        assertThat(demo("fault list")).isEqualTo(ExitCode.OK);
        assertThat(stack.screen().results()).isEqualTo("There are no faults.\n");
    }

    @Test
    void scripts_get_a_list_with_names_that_stay() throws IOException {
        answer = "{\"faults\": [" + DELAY + "]}";

        assertThat(demo("fault list --json")).isEqualTo(ExitCode.OK);
        JsonNode list = JSON.readTree(stack.screen().results());
        assertThat(list).hasSize(2);
        assertThat(list.get(0).fieldNames()).toIterable().containsExactly("instance", "id", "kind", "delay", "jitter",
                "token", "for", "leftMs", "struck");
        assertThat(list.get(0).path("instance").asText()).isEqualTo("payment");
        assertThat(list.get(0).path("leftMs").asLong()).isEqualTo(52_500);
        assertThat(list.get(1).path("instance").asText()).isEqualTo("inventory");
    }

    @Test
    void scripts_get_a_list_where_there_is_nothing_too() {
        answer = "{\"faults\": []}";

        assertThat(demo("fault list --json")).isEqualTo(ExitCode.OK);
        assertThat(stack.screen().results()).isEqualTo("[ ]\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|payment has no faults", "1|payment: 1 fault cleared",
            "2|payment: 2 faults cleared"})
    void clearing_says_how_many_there_were(int cleared, String said) {
        answer = "{\"cleared\": " + cleared + "}";

        assertThat(demo("fault clear payment")).isEqualTo(ExitCode.OK);
        assertThat(heard).containsExactly("DELETE ");
        assertThat(stack.screen().said()).isEqualTo(said + "\n");
    }

    @Test
    void one_that_cannot_be_asked_keeps_nobody_from_asking_the_others() {
        service.stop(0);

        assertThat(demo("fault clear")).isEqualTo(ExitCode.FAILED);
        assertThat(stack.screen().said().lines()).hasSize(2).allMatch(line -> line.contains("does not answer"));
        assertThat(demo("fault list")).isEqualTo(ExitCode.FAILED);
    }

    private int demo(String line) {
        return stack.demo(line.split(" "));
    }

    private void answer(HttpExchange exchange) throws IOException {
        heard.add(exchange.getRequestMethod() + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
