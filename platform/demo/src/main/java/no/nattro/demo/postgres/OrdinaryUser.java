package no.nattro.demo.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import no.nattro.demo.home.DemoFailed;

/**
 * PostgreSQL refuses to run as root. Root runs it in a user namespace of its own, where it is nobody and the files are
 * its all the same.
 */
public final class OrdinaryUser {

    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    private OrdinaryUser() {}

    static List<String> command(List<String> command) {
        if (!isNeeded()) {
            return command;
        }
        if (!isPossible()) {
            throw new DemoFailed(
                    "PostgreSQL refuses to run as root, and 'unshare -U' (user namespaces), which would help,"
                            + " does not work on this machine. Run ./demo as an ordinary user.");
        }
        return Stream.concat(NAMESPACE.stream(), command.stream()).toList();
    }

    /** Whether this is root. */
    public static boolean isNeeded() {
        return new UnixSystem().getUid() == 0;
    }

    /** Whether a user namespace can be had: tried, for the settings that forbid it are many. */
    public static boolean isPossible() {
        try {
            return new ProcessBuilder(Stream.concat(NAMESPACE.stream(), Stream.of("true")).toList())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted", e);
        }
    }
}
