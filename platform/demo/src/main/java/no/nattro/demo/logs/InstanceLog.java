package no.nattro.demo.logs;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log of one instance.
 *
 * @param name      as in {@code order}, or {@code order-2} for its second instance
 * @param component the place of {@code order} among the components
 * @param number    of the instance, from 1
 */
public record InstanceLog(String name, int component, int number, Path path) implements Comparable<InstanceLog> {

    static final String SUFFIX = ".log";

    private static final Pattern REPLICA = Pattern.compile("(.+)-([2-9])");
    private static final Comparator<InstanceLog> ORDER = Comparator.comparingInt(InstanceLog::component)
            .thenComparing(InstanceLog::number).thenComparing(InstanceLog::name);

    /** @param components in the order in which people look at them; a log of nobody's comes last */
    static InstanceLog in(Path folder, String name, List<String> components) {
        Matcher replica = REPLICA.matcher(name);
        boolean isReplica = replica.matches() && components.contains(replica.group(1));
        int component = components.indexOf(isReplica ? replica.group(1) : name);
        return new InstanceLog(name, component < 0 ? components.size() : component,
                isReplica ? Integer.parseInt(replica.group(2)) : 1, folder.resolve(name + SUFFIX));
    }

    /** Where a start puts a log that has become large. What is in it comes before. */
    InstanceLog putAside() {
        return new InstanceLog(name, component, number, path.resolveSibling(path.getFileName() + ".1"));
    }

    @Override
    public int compareTo(InstanceLog other) {
        return ORDER.compare(this, other);
    }
}
