package no.nattro.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a test can make and that is committed all the same, so that a change of it is seen in a review. With
 * {@code -Dnattro.write=true} the test writes the file instead of comparing it.
 */
public final class CommittedFile {

    private CommittedFile() {}

    /**
     * Fails when the file is not what it would be if it were made now.
     *
     * @throws AssertionError naming the file and how to renew it
     */
    public static void assertUpToDate(Path file, String madeNow) {
        assertUpToDate(file, madeNow, Boolean.getBoolean("nattro.write"));
    }

    static void assertUpToDate(Path file, String madeNow, boolean write) {
        try {
            if (write) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, madeNow);
                return;
            }
            String committed = Files.exists(file) ? Files.readString(file) : "";
            if (!committed.equals(madeNow)) {
                throw new AssertionError(file.toAbsolutePath().normalize()
                        + " is not up to date. If the change is meant,"
                        + " run this test with -Dnattro.write=true and commit the file. It would be:\n" + madeNow);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
