package no.nattro.payment.background;

import java.util.function.BooleanSupplier;

/** Work that is done again and again. It returns when everything that it began has ended. */
@FunctionalInterface
public interface Round {

    /** @param stopping whether the service is closing: then nothing more is begun */
    void play(BooleanSupplier stopping) throws InterruptedException;
}
