package no.nattro.demo.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Stands in for the command: says how it was called, and exits with the code that it is told. */
public final class EchoDemo {

    private EchoDemo() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("home=" + System.getProperty("nattro.home"));
        System.out.println("state=" + System.getProperty("nattro.state"));
        System.out.println("jar=" + System.getProperty("java.class.path"));
        System.out.println("java=" + Runtime.version().feature());
        System.out.println("interrupt=" + (isInterruptIgnored() ? "ignored" : "heard"));
        System.out.println("arguments=" + Arrays.toString(arguments));
        System.exit(arguments.length == 2 && arguments[0].equals("exit") ? Integer.parseInt(arguments[1]) : 0);
    }

    /** Linux shows the signals that a process ignores, a bit each; Ctrl-C is the second. */
    private static boolean isInterruptIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status) && Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }
}
