package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import no.nattro.demo.books.history.HistoryFile;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.books.history.Purchases;
import no.nattro.demo.client.Recorder;
import no.nattro.demo.home.DemoFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history of a trial on a disk that gets full. */
class FullHistoryIT {

    @TempDir
    private Path folder;

    @Test
    void a_full_disk_is_told_with_what_to_do_and_what_was_written_stays_whole() {
        Shell.Result result = new Shell(folder).run(new SmallDisk(folder, "64k").around(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp",
                System.getProperty("java.class.path"), WritesUntilItIsFull.class.getName(),
                folder.resolve("history.jsonl").toString()));

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines()).hasSize(3).allSatisfy(line -> assertThat(line).isNotBlank());
        assertThat(result.out().lines().limit(2)).allSatisfy(line -> assertThat(line)
                .startsWith("The history cannot be written to " + folder)
                .contains("No space left on device. Free some room").endsWith("NATTRO_STATE=folder"));
        assertThat(result.out()).endsWith(" whole lines\n");
    }

    /** Writes for longer than there is room, twice more when it was refused, and reads what is there. */
    static final class WritesUntilItIsFull {

        private static final int REFUSALS = 2;

        private WritesUntilItIsFull() {}

        public static void main(String[] arguments) {
            Path file = Path.of(arguments[0]);
            Recorder recorder = new Recorder(file);
            int written = 0;
            int refused = 0;
            while (refused < REFUSALS) {
                try {
                    recorder.record(bought(written));
                    written++;
                } catch (DemoFailed e) {
                    System.out.println(e.getMessage());
                    refused++;
                }
            }
            recorder.close();
            int read = HistoryFile.read(file).operations().size();
            System.out.println(read == written ? read + " whole lines" : read + " of " + written);
        }

        private static Operation bought(int number) {
            return new Operation(Instant.EPOCH, Operation.What.BUY, Purchases.cookie(new UUID(0, 1)), "k-" + number,
                    "{}", Operation.End.OK, 201, "{}", null);
        }
    }
}
