package no.nattro.gateway.limit;

import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import no.nattro.gateway.UnusableSetting;

/**
 * The one connection to Redis. It is never waited for, and is made anew by whoever asks next when it has ended or was hung up.
 * The client's own reconnecting would not notice a server whose machine is gone: such a connection stays open until TCP gives
 * up, a quarter of an hour later.
 */
class RedisLink implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(1); // TLS and log-in included; nobody's request waits so long
    private static final Duration SPARE = Duration.ofSeconds(1); // clocks of several gateways differ
    private static final int UNDER_WAY = 1_000; // so many calls at once mean that it hangs; more are refused here
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.ASCII, ByteArrayCodec.INSTANCE);

    private final ClientResources resources = ClientResources.builder()
            .ioThreadPoolSize(2).computationThreadPoolSize(2) // one connection; fewer it does not take
            .commandLatencyRecorder(CommandLatencyRecorder.disabled()).build();
    private final RateLimitProperties properties;
    private final RedisURI address;
    private final RedisClient client;
    private CompletableFuture<Link> link;

    private record Link(StatefulRedisConnection<String, byte[]> connection, SharedBuckets buckets) {}

    RedisLink(RateLimitProperties properties) {
        this.properties = properties;
        this.address = address(Objects.requireNonNull(properties.redis().url(), "validated"));
        this.client = RedisClient.create(resources, address);
        client.setOptions(ClientOptions.builder().autoReconnect(false).requestQueueSize(UNDER_WAY)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(CONNECT).build()).build());
        this.link = connect();
    }

    private static RedisURI address(URI url) {
        try {
            RedisURI address = RedisURI.create(url);
            address.setTimeout(CONNECT);
            address.setClientName("nattro-gateway");
            return address;
        } catch (IllegalArgumentException _) { // its message would quote the password
            throw new UnusableSetting("The url of Redis cannot be understood.",
                    "Set nattro.gateway.rate-limit.redis.url as in redis://redis:6379 or rediss://:password@redis:6379");
        }
    }

    private CompletableFuture<Link> connect() {
        return client.connectAsync(CODEC, address)
                .thenApply(connection -> new Link(connection, buckets(connection))).toCompletableFuture();
    }

    private SharedBuckets buckets(StatefulRedisConnection<String, byte[]> connection) {
        return new SharedBuckets(Bucket4jLettuce.casBasedBuilder(connection)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(SPARE))
                .build().asAsync(), properties);
    }

    /** Fails when Redis cannot be reached, later when it does not answer. */
    synchronized CompletableFuture<SharedBuckets> buckets() {
        if (hasEnded()) {
            link = connect();
        }
        return link.thenApply(Link::buckets);
    }

    private boolean hasEnded() {
        return link.isCompletedExceptionally() || link.isDone() && !link.resultNow().connection().isOpen();
    }

    /** Ends a connection over which nothing has come for too long. One that is still being made has a limit of its own. */
    synchronized void hangUp() {
        if (link.isDone() && !hasEnded()) {
            link.resultNow().connection().closeAsync();
        }
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, CONNECT);
        resources.shutdown(0, 1, TimeUnit.SECONDS);
    }
}
