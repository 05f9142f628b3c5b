package no.nattro.demo.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a disk that is really too small: a file system in memory, which only a process of our own sees. */
class DiskSpaceIT {

    @TempDir
    private Path folder;

    @Test
    void a_small_disk_is_told_before_anything_is_written() throws Exception {
        Process java = new ProcessBuilder("unshare", "-rm", "sh", "-c",
                "mount -t tmpfs -o size=30m none \"$1\" || exit 99; exec \"$2\" -XX:TieredStopAtLevel=1 -cp \"$3\""
                        + " no.nattro.demo.home.DiskSpaceIT \"$1\"",
                "small", folder.toString(),
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                System.getProperty("java.class.path")).redirectErrorStream(true).start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = java.waitFor();
        assumeThat(exit == 0).as("a disk of 30 MB can be made here (unshare -rm, mount): " + said).isTrue();

        assertThat(said).matches("There are (30|31) MB free in " + folder + "; Nattro needs about 450 MB there."
                + " If the start fails, free some, or put the state elsewhere: NATTRO_STATE=folder\n");
    }

    public static void main(String[] arguments) {
        Path small = Path.of(arguments[0]);
        DiskSpace.warning(new Home(small, small.resolve(".demo"))).ifPresent(System.out::println);
    }
}
