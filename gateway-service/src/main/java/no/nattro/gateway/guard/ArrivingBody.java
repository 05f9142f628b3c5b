package no.nattro.gateway.guard;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
 * One body while it comes, copied into a few arrays: received a byte at a time, each byte would hold a buffer of its own. What an
 * array takes is counted before it is made, and none is ever made twice for a larger one. The body is complete at its announced
 * length, or else at its end (which an HTTP/2 client may send in an empty frame, much later).
 */
final class ArrivingBody {

    private static final byte[] NOTHING = {};
    private static final int SMALLEST = 512; // what most bodies fit in
    private static final int LARGEST = 4096; // and how much of an array at most is empty, unless more comes at once

    private final long announced;
    private final HeldBytes.Room room;
    private final List<byte[]> arrays = new ArrayList<>();
    private byte[] last = NOTHING;
    private int inLast;
    private int size;
    private long count;
    private boolean tooMuch;
    private boolean released;

    ArrivingBody(long announced, HeldBytes.Room room) {
        this.announced = announced;
        this.room = room;
    }

    /**
     * All of it; a {@link TimeoutException} when it takes longer, {@link TooMuchHeld} when there is no room for it. That is told
     * at its end: whoever is refused while still sending, and finds the connection closed, never reads why.
     */
    Mono<ReceivedBody> from(Flux<DataBuffer> body, Duration time) {
        return Mono.create(whole -> {
            Reader reader = new Reader(whole);
            whole.onCancel(reader);
            body.subscribe(reader);
            reader.setClock(time);
        });
    }

    private synchronized void add(DataBuffer more) {
        int length = more.readableByteCount();
        count += length;
        if (!tooMuch && !keep(more, length)) {
            tooMuch = true;
            giveBack();
        }
    }

    /** False when there is no room. */
    private boolean keep(DataBuffer more, int length) {
        int fits = Math.min(length, last.length - inLast);
        int next = length == fits ? 0 : next(length - fits);
        if (released || !room.take(next)) {
            return false;
        }
        more.read(last, inLast, fits);
        inLast += fits;
        if (next > 0) {
            last = new byte[next];
            arrays.add(last);
            size += next;
            inLast = length - fits;
            more.read(last, 0, inLast);
        }
        return true;
    }

    /** As much as there is already, but never more than is to come. */
    private int next(int needed) {
        int wanted = Math.clamp(size, SMALLEST, LARGEST);
        return Math.max(needed, announced > 0 ? (int) Math.min(wanted, announced - size) : wanted);
    }

    private synchronized ReceivedBody whole() throws TooMuchHeld {
        if (tooMuch) {
            throw new TooMuchHeld();
        }
        List<ByteBuffer> parts = arrays.stream()
                .map(array -> ByteBuffer.wrap(array, 0, array == last ? inLast : array.length)).toList();
        return new ReceivedBody(parts, Math.toIntExact(count));
    }

    /** It is needed no longer, however much of it came. */
    synchronized void release() {
        if (!released) {
            released = true;
            giveBack();
        }
    }

    private void giveBack() {
        arrays.clear();
        last = NOTHING;
        inLast = 0;
        room.give();
    }

    /** There was no room for the body. */
    static final class TooMuchHeld extends Exception {

        private static final long serialVersionUID = 1L;
    }

    private final class Reader extends BaseSubscriber<DataBuffer> {

        private final MonoSink<ReceivedBody> sink;
        private volatile boolean done;
        private volatile @Nullable Disposable clock;

        Reader(MonoSink<ReceivedBody> sink) {
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
            if (!done) {
                add(more);
            }
            DataBufferUtils.release(more);
            if (announced > 0 && count >= announced) {
                hookOnComplete();
            }
            request(1);
        }

        @Override
        protected void hookOnComplete() {
            if (!done) {
                stopClock();
                try {
                    sink.success(whole());
                } catch (TooMuchHeld tooMuchHeld) {
                    sink.error(tooMuchHeld);
                }
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
