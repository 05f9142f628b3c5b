package no.nattro.demo.lesson.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import no.nattro.demo.client.FrontDoor;
import no.nattro.demo.client.Heard;
import no.nattro.demo.client.Meaning;
import no.nattro.demo.client.ShopsWord;
import no.nattro.demo.client.Till;
import no.nattro.demo.client.Wish;
import no.nattro.demo.lesson.Time;

/**
 * One shopper, with a cookie and an address of their own. Comes back no sooner than they are told: after a refusal with the
 * next wish of that kind, after a 202 with the question how that order is.
 */
final class Customer {

    /** Every tenth card is declined, so that there are orders that end REJECTED. */
    private static final int DECLINED = 10;

    /** They look at their last orders, in turn. */
    private static final int MOST_ORDERS = 20;

    private final FrontDoor door;
    private final Till till;
    private final List<String> skus;
    private final Time time;
    private final Map<Kind, Duration> notBefore = new EnumMap<>(Kind.class);
    private final Deque<Known> orders = new ArrayDeque<>();
    private int looks;
    private int purchases;

    /** @param askFrom when the shop wants to be asked how it is */
    private record Known(UUID order, Duration askFrom) {}

    /** @param number by which not all look at the same at the same time */
    Customer(int number, FrontDoor door, Till till, List<String> skus, Time time) {
        this.door = door;
        this.till = till;
        this.skus = List.copyOf(skus);
        this.time = time;
        this.looks = number;
        this.purchases = number;
    }

    /**
     * What they would ask for now; the deed returns the answer in a word. Empty when they were told to come later, or have nothing
     * to ask for.
     */
    synchronized Optional<Supplier<String>> next(Kind kind) {
        if (isBefore(time.now(), notBefore.getOrDefault(kind, Duration.ZERO))) {
            return Optional.empty();
        }
        return switch (kind) {
            case PRODUCT_PAGE -> Optional.of(look(kind, nextPage()));
            case ORDER_READ -> nextOrder().map(order -> look(kind, "/api/orders/" + order));
            case CHECKOUT -> Optional.of(purchase(nextWish()));
        };
    }

    private Supplier<String> look(Kind kind, String path) {
        return () -> {
            Heard heard = door.get(path);
            obey(kind, heard);
            return Meaning.ofLook(heard);
        };
    }

    private Supplier<String> purchase(Wish wish) {
        return () -> {
            Heard heard = till.buy(wish, new ShopsWord(), null);
            obey(Kind.CHECKOUT, heard);
            Meaning meaning = Meaning.ofPurchase(heard, true);
            if (meaning.order() != null) {
                remember(new Known(meaning.order(), time.now().plus(pause(heard))));
            }
            return meaning.word();
        };
    }

    /** The list and single products in turn. */
    private String nextPage() {
        looks++;
        return looks % 2 == 0 ? "/api/products" : "/api/products/" + skus.get(looks / 2 % skus.size());
    }

    /** Of those that may be asked for, the one that was not for longest. */
    private Optional<UUID> nextOrder() {
        Optional<Known> next = orders.stream().filter(known -> !isBefore(time.now(), known.askFrom())).findFirst();
        next.ifPresent(known -> {
            orders.remove(known);
            orders.add(known);
        });
        return next.map(Known::order);
    }

    private Wish nextWish() {
        purchases++;
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("lines").addObject().put("sku", skus.get(purchases % skus.size())).put("quantity", 1);
        body.putObject("payment").put("token", purchases % DECLINED == 0 ? "tok_declined" : "tok_approved");
        return new Wish("purchase-" + purchases, body.toString());
    }

    private synchronized void remember(Known known) {
        orders.add(known);
        if (orders.size() > MOST_ORDERS) {
            orders.removeFirst();
        }
    }

    private synchronized void obey(Kind kind, Heard heard) {
        if (heard.hasStatus(429) || heard.hasStatus(503)) {
            notBefore.put(kind, time.now().plus(pause(heard)));
        }
    }

    private static Duration pause(Heard heard) {
        return heard.answer().flatMap(Heard.Answered::retryAfter).orElse(Duration.ZERO);
    }

    private static boolean isBefore(Duration moment, Duration other) {
        return moment.compareTo(other) < 0;
    }
}
