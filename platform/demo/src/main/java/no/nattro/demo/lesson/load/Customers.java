package no.nattro.demo.lesson.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import no.nattro.demo.client.Catalogue;
import no.nattro.demo.client.Doors;
import no.nattro.demo.client.FrontDoor;
import no.nattro.demo.client.Till;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.lesson.Time;

/** Everybody who shops. They take turns, so that nobody reaches a limit that is meant for a single person. */
public final class Customers implements AutoCloseable {

    private final List<FrontDoor> doors = new ArrayList<>();
    private final List<Customer> customers = new ArrayList<>();
    private final Map<Kind, Integer> last = new EnumMap<>(Kind.class);

    /** Makes the till at which one of them buys. */
    public interface Tills {

        Till at(FrontDoor door);
    }

    private Customers() {}

    /**
     * Lets so many of them in; each gets a cookie by looking at the products.
     *
     * @throws DemoFailed when the shop does not show any
     */
    public static Customers enter(int count, Doors doors, Tills tills, Time time) {
        Customers customers = new Customers();
        try {
            IntStream.range(0, count).forEach(number -> customers.enter(number, doors.of(number), tills, time));
            return customers;
        } catch (RuntimeException e) {
            customers.close();
            throw e;
        }
    }

    private void enter(int number, FrontDoor door, Tills tills, Time time) {
        doors.add(door);
        Catalogue catalogue = Catalogue.read(door.get(Catalogue.PATH));
        customers.add(new Customer(number, door, tills.at(door),
                catalogue.hot().stream().map(Catalogue.Product::sku).toList(), time));
    }

    /** What whoever is next, and may, would ask for now; empty when nobody may. */
    Optional<Supplier<String>> next(Kind kind) {
        for (int i = 0; i < customers.size(); i++) {
            int turn = last.merge(kind, 1, Integer::sum) % customers.size();
            Optional<Supplier<String>> deed = customers.get(turn).next(kind);
            if (deed.isPresent()) {
                return deed;
            }
        }
        return Optional.empty();
    }

    public int count() {
        return customers.size();
    }

    @Override
    public void close() {
        doors.forEach(FrontDoor::close);
    }
}
