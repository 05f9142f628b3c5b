package no.nattro.demo;

import no.nattro.demo.stack.Instance;
import no.nattro.demo.terminal.Entry;
import no.nattro.demo.watch.Brake;

/** A brake with the instance that it is in. */
record Refusing(Instance instance, Brake brake) {

    /** How many a second. */
    double lately() {
        return brake.refused().perSecond() == null ? 0 : brake.refused().perSecond();
    }

    @Override
    public String toString() {
        long now = Math.round(lately());
        return (instance + " " + brake.brake() + " " + brake.of() + " " + brake.refused().total()
                + (now == 0 ? "" : " (" + now + "/s)")).replace(' ', Entry.TOGETHER);
    }
}
