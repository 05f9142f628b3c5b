package no.nattro.demo.bench;

/** The service asked directly, and right afterwards by one of the ways: whatever else the machine does hits both. */
record Pair(Window direct, Window through) {

    /** How many times the processor time of a read that goes directly a read takes that goes this way. */
    double ratio() {
        return (through.serviceMillis() + through.betweenMillis()) / direct.serviceMillis();
    }
}
