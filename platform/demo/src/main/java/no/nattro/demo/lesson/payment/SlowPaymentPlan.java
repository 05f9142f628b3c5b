package no.nattro.demo.lesson.payment;

import java.time.Duration;
import java.util.SortedSet;
import no.nattro.demo.lesson.load.Timetable;

/**
 * What a lesson shall be.
 *
 * @param columns  one after the other
 * @param rate     checkouts in a second
 * @param warmUp   before anything counts: the compilers are done by then, and the heap has its size
 * @param before   how long a healthy shop is measured
 * @param hang     how long payment hangs
 * @param portBase the lowest port of its stacks
 * @param keep     whether the last stack is left running
 */
public record SlowPaymentPlan(SortedSet<Column> columns, int rate, Duration warmUp, Duration before, Duration hang,
        int portBase, boolean keep) {

    /** So many that each asks no more than a person, two requests a second; an address each, where the machine has them. */
    private static final int SHOPPERS_PER_CHECKOUT = 4;

    public Timetable timetable() {
        return new Timetable(rate);
    }

    public int shoppers() {
        return SHOPPERS_PER_CHECKOUT * rate;
    }
}
