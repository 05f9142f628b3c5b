package no.nattro.demo.trial.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WireTest {

    private static final int PATIENCE_MILLIS = 10_000;

    private final List<Socket> callers = new ArrayList<>();
    private EchoServer server;
    private Wire wire;

    @BeforeEach
    void lay() throws IOException {
        server = new EchoServer();
        wire = Wire.to(server.port());
    }

    @AfterEach
    void take_away() throws IOException {
        for (Socket caller : callers) {
            caller.close();
        }
        wire.close();
        server.close();
    }

    @Test
    void a_whole_wire_carries_both_ways_again_and_again() throws IOException {
        Socket caller = call();

        assertThat(ask(caller, "one")).isEqualTo("one");
        assertThat(ask(caller, "two")).isEqualTo("two");
        assertThat(wire.connections()).isEqualTo(1);
    }

    @Test
    void cut_before_what_is_asked_does_not_arrive_and_the_caller_is_reset() throws IOException {
        Socket caller = call();
        wire.cut(Cut.BEFORE);

        assertReset(caller, "lost");
        await().untilAsserted(() -> assertThat(server.resets).hasValue(1));
        assertThat(server.received).hasValue(0);
    }

    @Test
    void cut_after_what_is_asked_arrives_but_the_answer_does_not() throws IOException {
        Socket caller = call();
        wire.cut(Cut.AFTER);

        assertReset(caller, "done");
        assertThat(server.received).hasValue("done".length());
        await().untilAsserted(() -> assertThat(server.resets).hasValue(1));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void what_a_cut_loses_is_counted_but_for_questions_about_readiness(Cut cut) throws IOException {
        assertThat(ask(call(), "whole")).isEqualTo("whole");
        wire.cut(cut);
        assertReset(call(), "GET /readyz HTTP/1.1");
        assertThat(wire.losses()).isZero();
        assertReset(call(), "PUT /payments/1 HTTP/1.1");
        assertThat(wire.losses()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_connection_that_is_idle_lives_until_something_comes_to_the_cut(Cut cut) throws IOException {
        Socket idle = call();
        assertThat(ask(idle, "before")).isEqualTo("before");
        wire.cut(cut);
        assertReset(call(), "lost");
        await().untilAsserted(() -> assertThat(wire.connections()).as("the idle one is left").isEqualTo(1));
        assertReset(idle, "lost");
        await().untilAsserted(() -> assertThat(wire.connections()).isZero());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void restored_it_carries_as_before(Cut cut) throws IOException {
        Socket idle = call();
        assertThat(ask(idle, "before")).isEqualTo("before");
        wire.cut(cut);
        assertReset(call(), "lost");
        wire.restore();

        assertThat(ask(call(), "a new one")).isEqualTo("a new one");
        assertThat(ask(idle, "the idle one")).isEqualTo("the idle one");
    }

    @Test
    void while_nobody_listens_at_its_far_end_callers_are_reset_and_not_afterwards() throws IOException {
        int port = server.port();
        server.close();
        assertReset(call(), "anybody?");
        server = new EchoServer(port);

        assertThat(ask(call(), "back")).isEqualTo("back");
    }

    @Test
    void who_has_said_all_still_hears_the_rest() throws IOException {
        Socket caller = call();
        caller.getOutputStream().write(bytes("all"));
        caller.shutdownOutput();

        assertThat(caller.getInputStream().readAllBytes()).isEqualTo(bytes("all."));
        await().untilAsserted(() -> assertThat(wire.connections()).isZero());
        assertThat(server.resets).hasValue(0);
    }

    @Test
    void an_end_in_good_order_at_the_far_end_arrives_as_one() throws IOException {
        Socket caller = call();
        assertThat(ask(caller, "hello")).isEqualTo("hello");
        for (Socket far : server.connections) {
            far.shutdownOutput();
        }

        assertThat(caller.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void a_large_body_arrives_as_it_was_sent() throws Exception {
        byte[] large = new byte[5_000_000];
        new Random(1).nextBytes(large);
        Socket caller = call();
        Thread sender = Thread.ofVirtual().start(() -> send(caller, large));
        byte[] echo = caller.getInputStream().readAllBytes();
        sender.join();

        assertThat(Arrays.equals(Arrays.copyOf(echo, large.length), large)).isTrue();
        assertThat(echo).hasSize(large.length + 1);
    }

    @Test
    void a_hundred_connections_go_through_at_once() throws IOException {
        for (int i = 0; i < 100; i++) {
            assertThat(ask(call(), "number " + i)).isEqualTo("number " + i);
        }

        assertThat(wire.connections()).isEqualTo(100);
        for (Socket caller : callers) {
            caller.close();
        }
        await().untilAsserted(() -> assertThat(wire.connections()).isZero());
        await().untilAsserted(() -> assertThat(server.connections).isEmpty());
    }

    @Test
    void nothing_is_left_of_hundreds_of_cuts() throws IOException {
        assertReset(cut(0), "lost"); // whatever the first of all opens stays open
        long before = openFiles();
        for (int i = 0; i < 300; i++) {
            try (Socket caller = cut(i)) {
                assertReset(caller, "lost");
            }
        }

        await().untilAsserted(() -> assertThat(wire.connections()).isZero());
        await().untilAsserted(() -> assertThat(server.connections).isEmpty());
        await().untilAsserted(() -> assertThat(openFiles()).isLessThan(before + 30));
    }

    private Socket cut(int number) throws IOException {
        wire.cut(number % 2 == 0 ? Cut.BEFORE : Cut.AFTER);
        return call();
    }

    private static long openFiles() {
        return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class).getOpenFileDescriptorCount();
    }

    @Test
    void taken_away_it_resets_everybody_and_lets_nobody_in() throws IOException {
        Socket idle = call();
        assertThat(ask(idle, "before")).isEqualTo("before");
        wire.close();

        assertThatThrownBy(() -> idle.getInputStream().read()).isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
        assertThatThrownBy(this::call).isInstanceOf(ConnectException.class);
        await().untilAsserted(() -> assertThat(wire.connections()).isZero());
    }

    private Socket call() throws IOException {
        Socket caller = new Socket(wire.address().getHost(), wire.address().getPort());
        caller.setSoTimeout(PATIENCE_MILLIS);
        callers.add(caller);
        return caller;
    }

    private static String ask(Socket caller, String question) throws IOException {
        caller.getOutputStream().write(bytes(question));
        return new String(caller.getInputStream().readNBytes(question.length()), StandardCharsets.US_ASCII);
    }

    /** An end in good order would not do: half an answer could be taken for a whole one. */
    private static void assertReset(Socket caller, String question) {
        assertThatThrownBy(() -> {
            caller.getOutputStream().write(bytes(question));
            caller.getInputStream().read();
        }).isInstanceOf(SocketException.class).hasMessageMatching("Connection reset.*|Broken pipe.*");
    }

    private static void send(Socket caller, byte[] content) {
        try {
            caller.getOutputStream().write(content);
            caller.shutdownOutput();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
