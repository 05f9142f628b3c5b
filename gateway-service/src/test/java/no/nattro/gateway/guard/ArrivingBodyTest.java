package no.nattro.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import no.nattro.gateway.guard.ArrivingBody.TooMuchHeld;
import org.junit.jupiter.api.Test;
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
        ArrivingBody body = body(-1);
        body.from(pieces("12345", "12345"), LONG).block();
        assertThat(guards.gauge("nattro.gateway.bodies.held")).isEqualTo(10);

        body.release();
        body.release();

        assertThat(guards.gauge("nattro.gateway.bodies.held")).isZero();
    }

    @Test
    void what_there_is_no_room_for_is_refused_and_leaves_the_room_to_others() {
        ArrivingBody large = body(-1);
        Mono<String> outcome = outcome(large.from(pieces("x".repeat(60), "x".repeat(60)), LONG));

        assertThat(outcome.block(LONG)).isEqualTo(TooMuchHeld.class.getName());
        large.release();
        assertThat(guards.gauge("nattro.gateway.bodies.held")).isZero();
        assertThat(guards.meters.get("nattro.gateway.bodies.refused").counter().count()).isOne();
    }

    @Test
    void when_nobody_waits_any_more_it_is_not_read() {
        Sinks.Many<DataBuffer> client = Sinks.many().unicast().onBackpressureBuffer();
        body(-1).from(client.asFlux(), LONG).subscribe().dispose();

        assertThat(client.currentSubscriberCount()).isZero();
    }

    private ArrivingBody body(long announced) {
        return new ArrivingBody(announced, guards.held);
    }

    private static Flux<DataBuffer> pieces(String... texts) {
        return Flux.just(texts).map(text -> DefaultDataBufferFactory.sharedInstance
                .wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Mono<byte[]> body) {
        return body.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).block(LONG);
    }

    private static Mono<String> outcome(Mono<byte[]> body) {
        return body.map(_ -> "whole").onErrorResume(failure -> Mono.just(failure.getClass().getName()));
    }
}
