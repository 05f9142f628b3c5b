package no.nattro.demo.script;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A disk in memory that only the command and what it starts can see, and that goes with them. Where the machine allows
 * nobody to mount anything, a test that needs it is skipped, and says so.
 */
record SmallDisk(Path folder, String size) {

    private static final List<List<String>> WAYS = List.of(List.of("unshare", "-m"), List.of("unshare", "-rm"));

    /** The command with the disk in place of the folder, which must be there. */
    String[] around(String... command) {
        List<String> namespace = WAYS.stream().filter(SmallDisk::canMount).findFirst().orElse(List.of());
        assumeThat(namespace).as("unshare that may mount a tmpfs").isNotEmpty();
        return Stream.of(namespace.stream(),
                Stream.of("sh", "-c", "mount -t tmpfs -o \"size=$1\" none \"$2\" && shift 2 && exec \"$@\"", "sh", size,
                        folder.toString()),
                Stream.of(command)).flatMap(words -> words).toArray(String[]::new);
    }

    private static boolean canMount(List<String> namespace) {
        try {
            return new ProcessBuilder(Stream.concat(namespace.stream(),
                    Stream.of("mount", "-t", "tmpfs", "none", "/mnt")).toList())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
