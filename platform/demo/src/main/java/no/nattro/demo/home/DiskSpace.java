package no.nattro.demo.home;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The room for a folder that may not be there yet. Asked before a start: on a full disk each part would fail in its own
 * words, PostgreSQL after minutes.
 *
 * @param folder the folder itself, or the nearest one above it that is there
 * @param free   bytes that this user may still write
 */
public record DiskSpace(Path folder, long free) {

    private static final long MB = 1_000_000;

    /** PostgreSQL's programs, 63 MB. */
    public static final long CACHE = 70 * MB;

    /** The builds of all modules, 245 MB. */
    public static final long BUILD = 300 * MB;

    /** The unpacked services, 211 MB, and a copy of this command, 23 MB. */
    private static final long APPS = 250 * MB;

    /** A new database, 90 MB. */
    private static final long DATABASE = 100 * MB;

    /** For logs and data: a thousand purchases take 4 MB. The write-ahead log may take 1 GB under a load that goes on. */
    private static final long GROWTH = 100 * MB;

    static final long NEW_STATE = APPS + DATABASE + GROWTH;

    /** Empty when the system does not tell. */
    public static Optional<DiskSpace> at(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            return Optional.of(new DiskSpace(existing, Files.getFileStore(existing).getUsableSpace()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** What the state folder still needs: what an earlier start has made is there already. */
    public static long neededBy(Home home) {
        return (isUnpacked(home) ? 0 : APPS) + (Files.exists(home.database()) ? 0 : DATABASE) + GROWTH;
    }

    /** The folder alone says nothing: the script keeps its copy of this command there. */
    private static boolean isUnpacked(Home home) {
        try (DirectoryStream<Path> services = Files.newDirectoryStream(home.apps(), "*-service-*")) {
            return services.iterator().hasNext();
        } catch (IOException _) {
            return false;
        }
    }

    /** When the state folder has hardly enough for a start. No refusal: what a start takes is an estimate. */
    public static Optional<String> warning(Home home) {
        long needed = neededBy(home);
        return at(home.state()).filter(space -> !space.has(needed)).map(space -> space.shortage(needed)
                + " If the start fails, free some, or put the state elsewhere: NATTRO_STATE=folder");
    }

    public boolean has(long needed) {
        return free >= needed;
    }

    /** That there is too little, in a sentence. */
    public String shortage(long needed) {
        return "There are " + words(free) + " free in " + folder + "; Nattro needs about " + words(needed) + " there.";
    }

    /** As in {@code 450 MB}, and {@code 12 GB} from ten on. */
    public static String words(long bytes) {
        return bytes >= 10_000 * MB ? bytes / (1000 * MB) + " GB" : bytes / MB + " MB";
    }
}
