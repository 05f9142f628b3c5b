package no.nattro.gateway.guard;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * One body while it comes, copied into one array: received a byte at a time, each byte would hold a buffer of its own. It is
 * complete at its announced length, or else at its end (which an HTTP/2 client may send in an empty frame, much later).
 */
final class ArrivingBody {

    private static final byte[] NOTHING = {};

    private final long announced;
    private final HeldBytes held;
    private byte[] bytes = NOTHING;
    private int count;
    private boolean released;

    ArrivingBody(long announced, HeldBytes held) {
        this.announced = announced;
        this.held = held;
    }

    /** All of it; a {@link TimeoutException} when it takes longer, {@link TooMuchHeld} when there is no room for it. */
    Mono<byte[]> from(Flux<DataBuffer> body, Duration time) {
        return Mono.create(whole -> {
            Reader reader = new Reader(whole);
            whole.onCancel(reader);
            body.subscribe(reader);
            reader.setClock(time);
        });
    }

    /** False when there is no room, or nobody who waits for it. */
    private synchronized boolean add(DataBuffer more) {
        int length = more.readableByteCount();
        if (released || !held.take(length)) {
            return false;
        }
        if (count + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(count + length, bytes.length * 2));
        }
        more.read(bytes, count, length);
        count += length;
        return true;
    }

    private synchronized byte[] whole() {
        return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
    }

    /** It is needed no longer, however much of it came. */
    synchronized void release() {
        if (!released) {
            released = true;
            held.give(count);
        }
    }

    /** There was no room for the body. */
    static final class TooMuchHeld extends Exception {

        private static final long serialVersionUID = 1L;
    }

    private final class Reader extends BaseSubscriber<DataBuffer> {

        private final MonoSink<byte[]> sink;
        private volatile boolean done;
        private volatile @Nullable Disposable clock;

        Reader(MonoSink<byte[]> sink) {
            this.sink = sink;
        }

        /** Most bodies have come by now, with their head. */
        void setClock(Duration time) {
            if (!done) {
                clock = Schedulers.parallel().schedule(() -> {
                    sink.error(new TimeoutException());
                    cancel();
                }, time.toMillis(), TimeUnit.MILLISECONDS);
                if (done) {
                    stopClock();
                }
            }
        }

        /** One by one: where all is asked for at once, Reactor Netty tells of a failure twice. */
        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(1);
        }

        @Override
        protected void hookOnNext(DataBuffer more) {
            boolean added = done || add(more);
            DataBufferUtils.release(more);
            if (!added) {
                sink.error(new TooMuchHeld());
                cancel();
            } else if (announced > 0 && count >= announced) {
                hookOnComplete();
            }
            request(1);
        }

        @Override
        protected void hookOnComplete() {
            if (!done) {
                stopClock();
                sink.success(whole());
            }
        }

        @Override
        protected void hookOnError(Throwable failure) {
            sink.error(failure);
        }

        @Override
        protected void hookOnCancel() {
            stopClock();
        }

        private void stopClock() {
            done = true;
            Disposable running = clock;
            if (running != null) {
                running.dispose();
            }
        }
    }
}
