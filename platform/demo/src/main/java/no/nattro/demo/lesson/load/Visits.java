package no.nattro.demo.lesson.load;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that was asked so far, and what was not because somebody had been told to come later. */
public final class Visits {

    /** After everything. */
    public static final Duration END = Duration.ofDays(1);

    private final Queue<Visit> ended = new ConcurrentLinkedQueue<>();
    private final Queue<HeldBack> heldBack = new ConcurrentLinkedQueue<>();

    void add(Visit visit) {
        ended.add(visit);
    }

    void holdBack(Kind kind, Duration due) {
        heldBack.add(new HeldBack(kind, due));
    }

    /** How many have ended. */
    public int count() {
        return ended.size();
    }

    /** What was due from then on, and before the other moment: by its end it may be long after. */
    public Some between(Duration from, Duration to) {
        return new Some(ended.stream().filter(visit -> isIn(visit.due(), from, to)).toList(),
                heldBack.stream().filter(held -> isIn(held.due(), from, to)).toList());
    }

    private static boolean isIn(Duration due, Duration from, Duration to) {
        return due.compareTo(from) >= 0 && due.compareTo(to) < 0;
    }

    /** Nobody was there to send it. */
    private record HeldBack(Kind kind, Duration due) {}

    /** Some of them. */
    public static final class Some {

        private final List<Visit> visits;
        private final List<HeldBack> held;

        private Some(List<Visit> visits, List<HeldBack> held) {
            this.visits = visits;
            this.held = held;
        }

        /** What those of one kind took. */
        public Times times(Kind kind) {
            return Times.of(of(kind).map(Visit::took));
        }

        /** How late all of them were sent. */
        public Times late() {
            return Times.of(visits.stream().map(Visit::late));
        }

        /** How many of one kind got which answer. */
        public SortedMap<String, Long> answers(Kind kind) {
            return of(kind).collect(Collectors.groupingBy(Visit::answer, TreeMap::new, Collectors.counting()));
        }

        /** How many of one kind were not sent. */
        public long heldBack(Kind kind) {
            return held.stream().filter(each -> each.kind() == kind).count();
        }

        private Stream<Visit> of(Kind kind) {
            return visits.stream().filter(visit -> visit.kind() == kind);
        }
    }
}
