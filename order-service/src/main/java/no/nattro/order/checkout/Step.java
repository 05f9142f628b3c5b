package no.nattro.order.checkout;

/** How a step ended. */
enum Step {
    /** The order stands one step further. */
    WRITTEN,
    /** The row was not as it was believed to be: it has to be read again before anything else is sent. */
    ROW_IS_ANOTHER,
    /** What the neighbour did is not known. */
    STUCK_UNKNOWN,
    /** The neighbour was not reached: nothing happened, and it does not count as an attempt. */
    STUCK_NOT_SENT
}
