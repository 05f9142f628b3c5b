package no.nattro.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameGuardTest {

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final TestGuards guards = new TestGuards();
    private final EmbeddedChannel connection = new EmbeddedChannel();

    @BeforeEach
    void open() {
        connection.freezeTime();
        connection.pipeline().addLast(new FrameGuard(guards.guards));
    }

    @AfterEach
    void close() {
        connection.finishAndReleaseAll();
    }

    @Test
    void who_never_finishes_the_preface_is_let_go() {
        for (int i = 0; i < 5; i++) {
            say(PREFACE[i]);
            pass(1);
        }

        assertThatItWasEnded(Part.FRAME);
    }

    @Test
    void who_has_said_hello_may_be_silent() {
        sayHello();
        pass(50);

        assertThat(connection.isActive()).isTrue();
    }

    /** The fourth byte of a frame is its type: even that may be waited for in vain. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 9, 12})
    void a_frame_that_comes_a_byte_a_second_is_not_waited_for(int atOnce) {
        sayHello();
        byte[] frame = frame(Http2Line.HEADERS, Http2Line.END_HEADERS, new byte[100]);
        for (int i = 0; i < 5; i++) {
            say(Arrays.copyOfRange(frame, i == 0 ? 0 : atOnce + i - 1, atOnce + i));
            pass(1);
        }

        assertThatItWasEnded(Part.FRAME);
    }

    @Test
    void headers_that_are_always_continued_are_not_waited_for() {
        sayHello();
        say(frame(Http2Line.HEADERS, 0, new byte[10]));
        for (int i = 0; i < 5; i++) {
            say(frame(Http2Line.CONTINUATION, 0, new byte[10]));
            pass(1);
        }

        assertThatItWasEnded(Part.FRAME);
    }

    @Test
    void headers_that_are_continued_to_their_end_are_fine() {
        sayHello();
        say(frame(Http2Line.HEADERS, 0, new byte[10]));
        say(frame(Http2Line.CONTINUATION, Http2Line.END_HEADERS, new byte[10]));
        pass(50);

        assertThat(connection.isActive()).isTrue();
    }

    @Test
    void a_long_upload_of_which_each_frame_is_in_time_goes_on() {
        sayHello();
        byte[] frame = frame(Http2Line.DATA, 0, new byte[1000]);
        byte[] two = ByteBuffer.allocate(frame.length * 2).put(frame).put(frame).array();
        say(Arrays.copyOf(two, frame.length + 20));
        for (int i = 0; i < 10; i++) { // each read ends in the middle of a frame
            pass(3);
            say(Arrays.copyOfRange(two, 20, frame.length + 20));
        }

        assertThat(connection.isActive()).isTrue();
    }

    /** The handler of TLS has read something and could make nothing of it. */
    @Test
    void a_tls_record_that_comes_a_byte_a_second_is_not_waited_for() {
        sayHello();
        for (int i = 0; i < 5; i++) {
            connection.pipeline().fireChannelReadComplete();
            pass(1);
        }

        assertThatItWasEnded(Part.FRAME);
    }

    @ParameterizedTest
    @ValueSource(ints = {Http2Line.PING, Http2Line.SETTINGS})
    void who_wants_to_be_answered_all_the_time_is_let_go(int type) {
        sayHello();
        for (int i = 0; i < 99; i++) {
            say(frame(type, 0, new byte[8]));
        }
        assertThat(connection.isActive()).isTrue();
        say(frame(type, 0, new byte[8]));

        assertThatItWasEnded(Part.CONTROL_FRAMES);
    }

    private void sayHello() {
        say(PREFACE);
        say(frame(Http2Line.SETTINGS, 0, new byte[0]));
    }

    private static byte[] frame(int type, int flags, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length).put((byte) 0).putShort((short) payload.length).put((byte) type)
                .put((byte) flags).putInt(1).put(payload).array();
    }

    private void say(byte... bytes) {
        connection.writeInbound(Unpooled.wrappedBuffer(bytes));
    }

    private void pass(int seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runPendingTasks();
    }

    private void assertThatItWasEnded(Part part) {
        assertThat(connection.isActive()).isFalse();
        assertThat(guards.ended(part)).isOne();
    }
}
