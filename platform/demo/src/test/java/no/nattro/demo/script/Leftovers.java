package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Everything that a stack may leave behind, looked for without asking the command itself. */
final class Leftovers {

    private Leftovers() {}

    /** No process, no lock, no port, no file that names processes. */
    static void assertNone(StackUnderTest stack) {
        assertThat(processes(stack.state())).extracting(Leftovers::commandLine).as("processes").isEmpty();
        assertThat(takenPorts(stack.base())).as("ports in use").isEmpty();
        assertThat(stack.stackFile()).doesNotExist();
        assertThat(isLocked(stack.state().resolve("lock"))).as("the lock is held").isFalse();
    }

    /** A test that has failed must not make the next one fail too. */
    static void end(StackUnderTest stack) throws IOException {
        List<ProcessHandle> left = processes(stack.state());
        left.forEach(Processes::kill);
        await().until(() -> left.stream().noneMatch(ProcessHandle::isAlive));
        Files.deleteIfExists(stack.stackFile());
    }

    /** Those that run this program for the stack. */
    static List<ProcessHandle> named(String program, StackUnderTest stack) {
        return processes(stack.state()).stream().filter(process -> commandLine(process).contains("/" + program + " "))
                .toList();
    }

    /** The processes that name the folder on their command line, or work in it. */
    private static List<ProcessHandle> processes(Path folder) {
        return ProcessHandle.allProcesses().filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> commandLine(process).contains(folder.toString())
                        || workingFolder(process).startsWith(folder.toString()))
                .toList();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.UTF_8)
                    .replace('\0', ' ').strip();
        } catch (IOException _) {
            return process.info().commandLine().orElse("");
        }
    }

    private static String workingFolder(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd")).toString();
        } catch (IOException _) {
            return ""; // gone, or only waiting to be collected
        }
    }

    /** The plan of docs and help: the base, the eight above it, and the gateway's HTTPS. */
    private static List<Integer> takenPorts(int base) {
        return Stream.concat(IntStream.rangeClosed(base, base + 8).boxed(), Stream.of(base + 363))
                .filter(port -> !isFree(port)).toList();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean isLocked(Path lock) {
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel file = FileChannel.open(lock, StandardOpenOption.WRITE); FileLock free = file.tryLock()) {
            return free == null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
