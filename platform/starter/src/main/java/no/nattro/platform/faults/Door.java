package no.nattro.platform.faults;

import java.time.Duration;

/** Where callers come in. */
interface Door {

    /** Refuses every new connection, and ends those that there are, when their answers are out or the time is over. */
    void shut(Duration grace);

    /** @throws RuntimeException when that was not possible now */
    void open();
}
