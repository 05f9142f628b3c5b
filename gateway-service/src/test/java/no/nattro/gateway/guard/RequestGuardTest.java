package no.nattro.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a connection whose time is advanced by hand; the times are those of the defaults. */
class RequestGuardTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final TestGuards guards = new TestGuards();
    private final EmbeddedChannel connection = new EmbeddedChannel();

    RequestGuardTest() {
        connection.freezeTime();
        connection.pipeline().addLast(new HttpServerCodec(), new RequestGuard(guards.guards));
    }

    @AfterEach
    void close() {
        connection.finishAndReleaseAll();
    }

    @Test
    void who_says_nothing_at_first_is_let_go() {
        pass(4);
        assertThat(connection.isActive()).isTrue();
        pass(2);

        assertThatItWasEnded(Part.HEAD);
    }

    @Test
    void a_head_that_comes_a_byte_a_second_is_not_waited_for() {
        for (int i = 0; i < 5; i++) {
            say(GET.substring(i, i + 1));
            pass(1);
        }

        assertThatItWasEnded(Part.HEAD);
    }

    @Test
    void who_was_answered_may_be_silent_but_not_begin_and_dawdle() {
        say(GET);
        answer();
        pass(50); // the idle timeout is somebody else's
        assertThat(connection.isActive()).isTrue();

        for (int i = 0; i < 5; i++) {
            say(GET.substring(i, i + 1));
            pass(1);
        }

        assertThatItWasEnded(Part.HEAD);
    }

    @Test
    void the_time_begins_with_each_head_anew() {
        for (int i = 0; i < 5; i++) {
            say(GET.substring(0, 10));
            pass(4);
            say(GET.substring(10));
            answer();
        }

        assertThat(connection.isActive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000", "Transfer-Encoding: chunked"})
    void a_body_that_nobody_reads_ends_in_time_too(String framing) {
        say("POST / HTTP/1.1\r\nHost: localhost\r\n" + framing + "\r\n\r\n");
        answer();
        for (int i = 0; i < 4; i++) {
            say("1\r\nx\r\n");
            pass(1);
        }
        assertThat(connection.isActive()).isTrue();
        pass(3);

        assertThatItWasEnded(Part.BODY);
    }

    @Test
    void a_body_that_is_complete_is_forgotten() {
        say("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n");
        pass(4);
        say("{}");
        pass(50);

        assertThat(connection.isActive()).isTrue();
    }

    @Test
    void who_asks_again_and_again_without_waiting_is_let_go() {
        say(GET.repeat(8));
        assertThat(connection.isActive()).isTrue();
        say(GET);

        assertThatItWasEnded(Part.PIPELINE);
    }

    @Test
    void an_announcement_is_no_answer() {
        say(GET.repeat(8));
        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        say(GET);

        assertThatItWasEnded(Part.PIPELINE);
    }

    @Test
    void an_answer_that_is_not_taken_is_not_kept() {
        dawdle();
        say(GET);
        answer();
        pass(29);
        assertThat(connection.isActive()).isTrue();
        pass(2);

        assertThatItWasEnded(Part.ANSWER);
    }

    @Test
    void the_time_goes_on_when_more_is_written_and_not_taken() {
        dawdle();
        say(GET);
        begin();
        pass(20);
        connection.writeOutbound(LastHttpContent.EMPTY_LAST_CONTENT);
        pass(11);

        assertThatItWasEnded(Part.ANSWER);
    }

    @Test
    void what_has_been_taken_is_forgotten_however_long_the_rest_takes_to_be_written() {
        Dawdler client = dawdle();
        say(GET);
        begin();
        pass(20);
        client.takeAll();
        pass(50);
        connection.writeOutbound(LastHttpContent.EMPTY_LAST_CONTENT);
        pass(20);
        client.takeAll();
        pass(50);

        assertThat(connection.isActive()).isTrue();
    }

    @Test
    void what_cannot_be_read_is_counted() {
        say("this is no request\r\n\r\n");

        assertThat(guards.ended(Part.UNREADABLE)).isOne();
    }

    private void say(String text) {
        connection.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void answer() {
        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
    }

    private void begin() {
        DefaultHttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        HttpUtil.setTransferEncodingChunked(head, true);
        connection.writeOutbound(head);
    }

    private Dawdler dawdle() {
        Dawdler client = new Dawdler();
        connection.pipeline().addFirst(client);
        return client;
    }

    /** Takes nothing until it is told to. */
    private static final class Dawdler extends ChannelOutboundHandlerAdapter {

        private final List<Runnable> toTake = new ArrayList<>();

        @Override
        public void write(ChannelHandlerContext connection, Object part, ChannelPromise written) {
            toTake.add(() -> connection.writeAndFlush(part, written));
        }

        void takeAll() {
            toTake.forEach(Runnable::run);
            toTake.clear();
        }

        @Override
        public void flush(ChannelHandlerContext connection) {
            // there is nothing to
        }
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
