package no.nattro.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import no.nattro.order.RecoveryProperties;
import no.nattro.order.domain.OrderId;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Workers that recover by themselves, as many as a test starts. */
abstract class RecoveryWorkerFixture extends RecoveryFixture {

    static final int AT_ONCE = 4;

    /** Where the pace is not what is tested. */
    static final int NO_PACE = 10_000;

    @Autowired
    Backoff backoff;

    @Autowired
    RecoveryProperties properties;

    private final List<RecoveryWorker> workers = new ArrayList<>();

    /** Last, so that what hangs in the test has been let go. */
    @AfterEach
    void stopTheWorkers() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(workers.size());
        workers.forEach(worker -> worker.stop(stopped::countDown));
        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }

    RecoveryWorker start() {
        return start(properties.pollInterval());
    }

    RecoveryWorker start(Duration pollInterval) {
        return start(pollInterval, NO_PACE);
    }

    RecoveryWorker start(Duration pollInterval, int perSecond) {
        RecoveryProperties polling = new RecoveryProperties(true, pollInterval, properties.atOnce(), perSecond,
                properties.budget(), properties.firstPause(), properties.longestPause(), properties.notSentPause(),
                properties.attentionAfter());
        RecoveryWorker worker = new RecoveryWorker(recovery, new Backoff(polling, () -> 1), polling);
        workers.add(worker);
        worker.start();
        assertThat(worker.isRunning()).isTrue();
        return worker;
    }

    List<OrderId> dueOrders(int number) {
        List<OrderId> orders = Stream.generate(this::abandoned).limit(number).toList();
        orders.forEach(this::expire);
        return orders;
    }

    long inFlight(List<OrderId> orders) {
        return count(orders, "next_attempt_at IS NOT NULL");
    }

    long claimed(List<OrderId> orders) {
        return count(orders, "lease_epoch > 1");
    }

    long count(List<OrderId> orders, String condition) {
        return sql.sql("SELECT count(*) FROM orders WHERE id IN (:ids) AND " + condition)
                .param("ids", orders.stream().map(OrderId::value).toList()).query(Long.class).single();
    }
}
