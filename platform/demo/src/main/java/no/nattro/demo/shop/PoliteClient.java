package no.nattro.demo.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import no.nattro.demo.home.DemoFailed;

/**
 * Comes back with the same request when the shop says so: nothing was done by what is refused like this. Not for ever, and
 * not silently: whoever waits without being told so takes a limit for a slow shop.
 */
public final class PoliteClient {

    /** What is waited in all for one request. */
    private static final Map<Integer, Duration> PATIENCE = Map.of(
            429, Duration.ofMinutes(2), // 200 purchases at once, of which five a second are let in, are through in 40 s
            503, Duration.ofSeconds(40)); // a service that failed is left alone for 30 s at most

    private static final Duration LONGEST = Duration.ofSeconds(10); // at once, whatever Retry-After says
    private static final int MOST_TIMES = 120; // also where each wait is short
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final Consumer<String> says;
    private final Pause pause;
    private final AtomicInteger told = new AtomicInteger();

    /** @param says hears that, and why, requests are waiting: at the first, the tenth, the hundredth wait */
    public PoliteClient(HttpClient http, Consumer<String> says) {
        this(http, says, wait -> TimeUnit.NANOSECONDS.sleep(wait.toNanos()));
    }

    PoliteClient(HttpClient http, Consumer<String> says, Pause pause) {
        this.http = http;
        this.says = says;
        this.pause = pause;
    }

    /** Waits. */
    interface Pause {

        void of(Duration wait) throws InterruptedException;
    }

    /**
     * An answer that is not to be waited for, or that still is when patience has ended.
     *
     * @param limited how often the shop said to come back later before
     * @param took    how long the shop took for it, without what it wanted us to wait
     */
    public record Reply(HttpResponse<String> answer, int limited, Duration took) {}

    /** @throws DemoFailed when the thread is interrupted */
    public Reply send(HttpRequest request) throws IOException {
        Duration waited = Duration.ZERO;
        try {
            for (int limited = 0;; limited++) {
                long start = System.nanoTime();
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                Optional<Duration> wait = wait(answer);
                if (wait.isEmpty() || limited == MOST_TIMES
                        || waited.plus(wait.get()).compareTo(PATIENCE.get(answer.statusCode())) > 0) {
                    return new Reply(answer, limited, Duration.ofNanos(System.nanoTime() - start));
                }
                say(answer);
                pause.of(wait.get());
                waited = waited.plus(wait.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted", e);
        }
    }

    /** Empty when the answer is the end. */
    private static Optional<Duration> wait(HttpResponse<?> answer) {
        return Optional.of(answer).filter(later -> PATIENCE.containsKey(later.statusCode()))
                .flatMap(later -> later.headers().firstValue("Retry-After"))
                .filter(seconds -> seconds.matches("[0-9]{1,6}")).map(Long::valueOf).map(Duration::ofSeconds)
                .map(wait -> wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
    }

    private void say(HttpResponse<String> answer) {
        int times = told.incrementAndGet();
        if (times == 1) {
            says.accept("The shop says to come back later (" + answer.statusCode() + "). " + detail(answer.body())
                    + " Each request waits as it says, " + PATIENCE.get(answer.statusCode()).toSeconds()
                    + " s at most in all.");
        } else if (times == 10 || times == 100 || times == 1_000) {
            says.accept("The shop has said to come back later " + times + " times by now.");
        }
    }

    private static String detail(String body) {
        try {
            return JSON.readTree(body).path("detail").asText("");
        } catch (JsonProcessingException _) {
            return "";
        }
    }
}
