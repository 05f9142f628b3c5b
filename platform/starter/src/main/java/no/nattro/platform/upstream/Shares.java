package no.nattro.platform.upstream;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whose turn it is, how often, and never twice running where that can be avoided. */
final class Shares {

    private Shares() {}

    /**
     * One round, in which each instance stands as often as its share. Always the one that is furthest behind is next: a burst
     * of calls to one that is warming up would be what its small share is to prevent.
     *
     * @param shares at least 1 each
     */
    static List<URI> round(Map<URI, Integer> shares) {
        List<URI> instances = List.copyOf(shares.keySet());
        if (shares.values().stream().distinct().count() <= 1) {
            return instances;
        }
        int total = shares.values().stream().mapToInt(Integer::intValue).sum();
        int[] behind = new int[instances.size()];
        List<URI> round = new ArrayList<>(total);
        for (int turn = 0; turn < total; turn++) {
            int next = 0;
            for (int i = 0; i < behind.length; i++) {
                behind[i] += shares.getOrDefault(instances.get(i), 0);
                next = behind[i] > behind[next] ? i : next;
            }
            behind[next] -= total;
            round.add(instances.get(next));
        }
        return List.copyOf(round);
    }
}
