package no.nattro.gateway.guard;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import no.nattro.gateway.guard.ArrivingBody.TooMuchHeld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class ArrivingBodyTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final TestGuards guards = new TestGuards();

    @Test
    void it_is_whole_at_its_end() {
        assertThat(text(body(-1).from(pieces("{\"li", "nes\":[", "", "]}"), LONG))).isEqualTo("{\"lines\":[]}");
    }

    @Test
    void it_is_whole_at_its_announced_length_though_the_end_has_not_been_seen() {
        assertThat(text(body(2).from(pieces("{", "}").concatWith(Flux.never()), LONG))).isEqualTo("{}");
    }

    @Test
    void there_may_be_none() {
        assertThat(text(body(-1).from(Flux.empty(), LONG))).isEmpty();
        assertThat(text(body(0).from(Flux.empty(), LONG))).isEmpty();
    }

    @Test
    void one_that_does_not_come_is_not_waited_for() {
        Mono<String> outcome = outcome(
                body(10).from(pieces("only this").concatWith(Flux.never()), Duration.ofMillis(50)));

        assertThat(outcome.block(LONG)).isEqualTo(TimeoutException.class.getName());
    }

    @Test
    void what_is_held_is_counted_until_it_is_needed_no_longer() {
        ArrivingBody body = body(10);
        body.from(pieces("12345", "12345"), LONG).block();
        assertThat(guards.gauge("nattro.gateway.bodies.held")).isEqualTo(10);

        body.release();
        body.release();

        assertThat(guards.gauge("nattro.gateway.bodies.held")).isZero();
    }

    /** Were only the bytes counted that have come, twice as many could be held as are allowed. */
    @ParameterizedTest
    @CsvSource({"1, 512", "512, 512", "513, 1024", "2000, 2048", "5000, 8192", "65536, 65536"})
    void what_is_counted_is_what_its_memory_takes(int length, int taken) {
        TestGuards ample = TestGuards.ample();
        ArrivingBody body = new ArrivingBody(-1, ample.held.room(new EmbeddedChannel(), "192.0.2.1"));

        ReceivedBody whole = body.from(pieces("x".repeat(length).split("")), LONG).block();

        assertThat(ample.gauge("nattro.gateway.bodies.held")).isEqualTo(taken)
                .isEqualTo(whole.parts().stream().mapToInt(part -> part.array().length).sum());
        assertThat(whole.length()).isEqualTo(length);
    }

    @Test
    void more_than_was_announced_is_not_held_for_it() {
        ArrivingBody body = new ArrivingBody(900, TestGuards.ample().held.room(new EmbeddedChannel(), "192.0.2.1"));

        assertThat(body.from(pieces("x".repeat(900).split("")), LONG).block().parts())
                .extracting(ByteBuffer::capacity).containsExactly(512, 388);
    }

    @Test
    void what_there_is_no_room_for_is_refused_and_leaves_the_room_to_others() {
        Sinks.Many<DataBuffer> client = Sinks.many().unicast().onBackpressureBuffer();
        List<String> outcome = new ArrayList<>();
        outcome(body(-1).from(client.asFlux(), LONG)).subscribe(outcome::add);
        pieces("x".repeat(400), "x".repeat(400), "the rest").doOnNext(client::tryEmitNext).blockLast();

        assertThat(guards.gauge("nattro.gateway.bodies.held")).isZero();
        assertThat(guards.bodiesRefused("address")).isOne();
        assertThat(outcome).as("told while it is still sent").isEmpty();
        client.tryEmitComplete();
        assertThat(outcome).containsExactly(TooMuchHeld.class.getName());
    }

    @Test
    void what_there_is_no_room_for_is_refused_at_its_announced_length() {
        Mono<String> outcome = outcome(
                body(900).from(pieces("x".repeat(450), "x".repeat(450)).concatWith(Flux.never()), LONG));

        assertThat(outcome.block(LONG)).isEqualTo(TooMuchHeld.class.getName());
    }

    @Test
    void when_nobody_waits_any_more_it_is_not_read() {
        Sinks.Many<DataBuffer> client = Sinks.many().unicast().onBackpressureBuffer();
        body(-1).from(client.asFlux(), LONG).subscribe().dispose();

        assertThat(client.currentSubscriberCount()).isZero();
    }

    private ArrivingBody body(long announced) {
        return new ArrivingBody(announced, guards.held.room(new EmbeddedChannel(), "192.0.2.1"));
    }

    private static Flux<DataBuffer> pieces(String... texts) {
        return Flux.just(texts).map(text -> DefaultDataBufferFactory.sharedInstance
                .wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Mono<ReceivedBody> body) {
        return body.map(whole -> whole.parts().stream().map(part -> StandardCharsets.UTF_8.decode(part).toString())
                .collect(joining())).block(LONG);
    }

    private static Mono<String> outcome(Mono<ReceivedBody> body) {
        return body.map(_ -> "whole").onErrorResume(failure -> Mono.just(failure.getClass().getName()));
    }
}
