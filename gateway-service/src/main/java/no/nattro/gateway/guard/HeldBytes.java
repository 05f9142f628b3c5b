package no.nattro.gateway.guard;

import io.micrometer.core.instrument.Gauge;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * What all held bodies may weigh together. Of that each address has a share, or a single stranger's uploads would take all of it;
 * and each connection has a little that is nobody else's, or a crowd of strangers would take all of it together, and nobody could
 * order any more.
 */
@Component
class HeldBytes {

    private static final AttributeKey<AtomicInteger> OWN = AttributeKey.valueOf(HeldBytes.class, "own");

    private final long limit;
    private final long limitPerAddress;
    private final int own;
    private final GuardMetrics metrics;
    private final AtomicLong held = new AtomicLong();
    private final AtomicLong shared = new AtomicLong();
    /** An address is forgotten with its last body. */
    private final ConcurrentMap<String, Long> each = new ConcurrentHashMap<>();

    HeldBytes(GuardProperties guards, GuardMetrics metrics) {
        this.limit = guards.heldBodies().toBytes();
        this.limitPerAddress = guards.heldBodiesPerAddress().toBytes();
        this.own = Math.toIntExact(guards.heldBodiesPerConnection().toBytes());
        this.metrics = metrics;
        Gauge.builder("nattro.gateway.bodies.held", held, AtomicLong::get).baseUnit("bytes")
                .description("bytes of bodies that are arriving or being passed on").register(metrics.meters());
    }

    /** For one body that comes over the connection, from the address. */
    Room room(Channel connection, String address) {
        AtomicInteger fresh = new AtomicInteger(own);
        AtomicInteger before = connection.attr(OWN).setIfAbsent(fresh);
        return new Room(before == null ? fresh : before, address);
    }

    int addresses() {
        return each.size();
    }

    /** What one body has taken: first of what its connection has for itself. */
    final class Room {

        private final AtomicInteger ofConnection;
        private final String address;
        private int fromConnection;
        private int fromShare;

        private Room(AtomicInteger ofConnection, String address) {
            this.ofConnection = ofConnection;
            this.address = address;
        }

        /** False when they are too many; then none of them is held. */
        boolean take(int bytes) {
            int mine = Math.min(bytes, ofConnection.getAndUpdate(left -> left - Math.min(bytes, left)));
            if (!takeShare(bytes - mine)) {
                ofConnection.addAndGet(mine);
                return false;
            }
            fromConnection += mine;
            fromShare += bytes - mine;
            held.addAndGet(bytes);
            return true;
        }

        private boolean takeShare(int bytes) {
            if (bytes == 0) {
                return true;
            }
            if (shared.addAndGet(bytes) > limit) {
                shared.addAndGet(-bytes);
                metrics.bodyRefused();
                return false;
            }
            if (each.merge(address, (long) bytes, Long::sum) > limitPerAddress) {
                giveShare(bytes);
                metrics.bodyRefusedFromThere();
                return false;
            }
            return true;
        }

        private void giveShare(int bytes) {
            if (bytes > 0) {
                shared.addAndGet(-bytes);
                each.computeIfPresent(address, (_, taken) -> taken == bytes ? null : taken - bytes);
            }
        }

        /** All that was taken. */
        void give() {
            held.addAndGet(-fromConnection - fromShare);
            ofConnection.addAndGet(fromConnection);
            giveShare(fromShare);
            fromConnection = 0;
            fromShare = 0;
        }
    }
}
