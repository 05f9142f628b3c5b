package no.nattro.gateway.guard;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much of the gateway a stranger may take. How large a head may be is Spring Boot's to say
 * ({@code server.max-http-request-header-size}, {@code server.netty.max-initial-line-length}).
 *
 * @param handshakeTime           from the connection to the end of the TLS handshake; default 5 s: two round trips and the
 *                                arithmetic, also from a bad line
 * @param headTime                from the first byte of a head (of the first one: from the connection) to its last; default 5 s
 * @param bodyTime                from the end of the head to the last byte of the body; default 5 s: a client that needs longer
 *                                has given up on the answer
 * @param answerTime              from the first byte of an answer until the client has taken the last; default 30 s, 2 KB a second
 *                                for the largest that there is
 * @param connections             how many there may be in all; default 1000: one over TLS costs 11 KB of heap when it is idle, and of
 *                                64 MB the gateway itself needs 30
 * @param connectionsPerAddress   how many from one address (IPv6: from one /64); default 200: an office or a mobile network hides
 *                                many people behind one address, but each of their browsers needs a single connection
 * @param streams                 how many requests may be under way on one HTTP/2 connection; default 100, the least that RFC
 *                                9113 recommends
 * @param allStreams              how many in all, on whatever connection; default 2000: one costs 4 KB of heap while it is waited
 *                                for a window for its answer
 * @param streamsPerAddress       how many of these from one address (IPv6: from one /64); default 500, more than it is allowed to
 *                                ask for at once
 * @param heldBodies              how many bytes of bodies may be held while they arrive or are passed on; default 8 MB
 * @param heldBodiesPerAddress    how many of these for one address (IPv6: for one /64; behind another edge the client's); default
 *                                1 MB: sixteen of the largest bodies at once
 * @param heldBodiesPerConnection how many each connection may hold besides, whatever others do; default 2 KB: an order has 300
 *                                bytes, and a thousand connections hold 2 MB
 */
@Validated
@ConfigurationProperties("nattro.gateway.guards")
public record GuardProperties(@DefaultValue("5s") @NotNull Duration handshakeTime,
        @DefaultValue("5s") @NotNull Duration headTime, @DefaultValue("5s") @NotNull Duration bodyTime,
        @DefaultValue("30s") @NotNull Duration answerTime, @DefaultValue("1000") @Min(1) int connections,
        @DefaultValue("200") @Min(1) int connectionsPerAddress, @DefaultValue("100") @Min(1) @Max(1000) int streams,
        @DefaultValue("2000") @Min(1) int allStreams, @DefaultValue("500") @Min(1) int streamsPerAddress,
        @DefaultValue("8MB") @NotNull DataSize heldBodies, @DefaultValue("1MB") @NotNull DataSize heldBodiesPerAddress,
        @DefaultValue("2KB") @NotNull DataSize heldBodiesPerConnection) {

    @AssertTrue(message = "handshake-time, head-time, body-time and answer-time must be at least 100ms")
    boolean isEveryTimeEnough() {
        return Stream.of(handshakeTime, headTime, bodyTime, answerTime)
                .allMatch(time -> time == null || time.compareTo(Duration.ofMillis(100)) >= 0);
    }
}
