package no.nattro.platform.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Asks one instance whether it is ready, on a connection of its own each time: an instance that takes no new connections is
 * not ready, however well it answers on an old one. Made of the JDK alone, so that it costs every pod next to nothing, and
 * outside the pool, the breaker and the trace of the calls that shoppers wait for.
 */
final class ReadinessQuestion {

    private static final int READY = 200;

    private final URI url;
    private final Duration limit;

    /** @param limit of the whole exchange, name look-up and connecting included */
    ReadinessQuestion(URI instance, Duration limit) {
        this.url = URI.create(instance.toString().replaceFirst("/+$", "") + "/readyz");
        this.limit = limit;
    }

    /**
     * What came in place of a 200, if that did not.
     *
     * @throws InterruptedException when this thread is; the exchange is ended
     */
    Readiness ask() throws InterruptedException {
        CompletableFuture<Readiness> answer = new CompletableFuture<>();
        Thread exchange = Thread.ofVirtual().name("readiness-question").start(() -> answer.complete(exchange()));
        try {
            // The connection's own limits are per read: a frozen process is one thing, a byte now and then another.
            return exchange.join(limit)
                    ? answer.getNow(Readiness.no("no answer"))
                    : Readiness.silent("no answer within " + limit.toMillis() + " ms");
        } finally {
            exchange.interrupt(); // closes the socket that a virtual thread waits for
        }
    }

    private Readiness exchange() {
        HttpURLConnection connection = null;
        try {
            connection = open();
            int status = connection.getResponseCode();
            return status == READY
                    ? Readiness.READY
                    : Readiness.no(status < 0 ? "an answer that is not HTTP" : "answered " + status);
        } catch (IOException | RuntimeException failure) {
            return Readiness.no(failure.toString());
        } finally {
            close(connection);
        }
    }

    private HttpURLConnection open() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
        int secondBrake = Math.toIntExact(limit.multipliedBy(2).toMillis()); // the first is ask()'s
        connection.setConnectTimeout(secondBrake);
        connection.setReadTimeout(secondBrake);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Connection", "close");
        return connection;
    }

    private static void close(@Nullable HttpURLConnection connection) {
        if (connection != null) {
            connection.disconnect();
        }
    }
}
