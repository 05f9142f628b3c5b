package no.nattro.edge;

import java.io.IOException;
import java.util.List;

/** Programs that are asked one thing. */
final class Commands {

    private Commands() {}

    /** All that it prints, errors too. */
    static String output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes());
    }

    static boolean exists(String... command) {
        try {
            output(List.of(command));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
