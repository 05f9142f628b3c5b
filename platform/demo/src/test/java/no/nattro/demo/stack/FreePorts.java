package no.nattro.demo.stack;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** A place for a stack of a test, below the ports that the system gives to clients (32768 and above on Linux). */
public final class FreePorts {

    private FreePorts() {}

    public static int base() {
        return Stream.generate(() -> ThreadLocalRandom.current().nextInt(12_000, 31_000))
                .filter(base -> new Ports(base).of(Replicas.ONE_EACH.instances()).keySet().stream()
                        .allMatch(PortCheck::isFree))
                .findFirst().orElseThrow();
    }
}
