package no.nattro.platform.faults;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a fault can be called, and what goes with it. */
enum FaultKind {
    DELAY("delay", "jitter", "token", "shopper"), ERROR("status", "rate", "token", "shopper"), HANG("token", "shopper"),
    /** A connection that is refused has sent nothing yet that a scope could look at. */
    REFUSE(), LOSE_REPLY("token", "shopper");

    private final List<String> fields;

    FaultKind(String... ownFields) {
        this.fields = Stream.concat(Stream.of("kind", "for"), Arrays.stream(ownFields)).toList();
    }

    static Optional<FaultKind> named(String key) {
        return Stream.of(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    /** As in {@code lose-reply}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a fault of this kind is described by. */
    List<String> fields() {
        return fields;
    }
}
