package no.nattro.demo.bugs;

import static org.awaitility.Awaitility.await;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What went lost on the way, for its sender. It may still arrive. */
final class Lost {

    private final Queue<Message> messages = new ConcurrentLinkedQueue<>();

    void add(Message message) {
        messages.add(message);
    }

    /** Until one is on its way. */
    void awaitSent() {
        await().atMost(Shopper.PATIENCE).until(() -> !messages.isEmpty());
    }

    /** The first that was lost arrives now; its answer comes too late for anybody. */
    Message.Answer arrives() {
        return messages.element().deliver();
    }

    /** It arrives while the story goes on. */
    CompletableFuture<Message.Answer> arrivesMeanwhile() {
        return CompletableFuture.supplyAsync(this::arrives, task -> Thread.ofVirtual().start(task));
    }
}
