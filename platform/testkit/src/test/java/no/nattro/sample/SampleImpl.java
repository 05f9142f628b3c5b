package no.nattro.sample;

import java.time.Instant;
import no.nattro.other.Neighbour;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.annotation.Transactional;

/** Breaks most rules of the house at once. */
@Transactional
public class SampleImpl {

    @Value("${anything}")
    private String injected;

    @Transactional
    public Instant now() {
        return Instant.now();
    }

    public Neighbour neighbour() {
        return new Neighbour();
    }

    public String injected() {
        return injected;
    }
}
