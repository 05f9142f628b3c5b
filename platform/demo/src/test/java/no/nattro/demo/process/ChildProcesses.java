package no.nattro.demo.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Processes for a test to look at and to end; what it leaves is ended after it. */
final class ChildProcesses implements AutoCloseable {

    private final List<Process> started = new ArrayList<>();

    /** Starts a shell script and waits until it says that it is set up. */
    ProcessId shell(String script) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        started.add(process);
        process.inputReader().readLine();
        return ProcessId.of(process);
    }

    ProcessId sleeping() throws IOException {
        return shell("echo ready; exec sleep 60");
    }

    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
    }
}
