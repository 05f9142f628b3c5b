package no.nattro.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import no.nattro.demo.home.Home;
import no.nattro.demo.home.PrivateFiles;
import no.nattro.demo.postgres.PostgresBinaries;
import no.nattro.demo.process.ProcessId;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.Stack;
import no.nattro.demo.stack.StackFile;
import no.nattro.demo.stack.UnpackedApps;
import no.nattro.demo.terminal.Screen;
import no.nattro.demo.terminal.Terminal;
import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;

/** A stack for commands that only look: what seems to run is this test itself. */
final class MadeUpStack {

    private final Home home;
    private final Screen screen = new Screen();
    private final Map<String, String> environment = new HashMap<>();

    MadeUpStack(Path checkout) {
        home = new Home(checkout, checkout.resolve(".demo"));
    }

    Home home() {
        return home;
    }

    Screen screen() {
        return screen;
    }

    MadeUpStack with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** The port base at which the plan has PostgreSQL where the tests' server is. */
    static int baseOfTestDatabase() {
        int port = Integer.parseInt(TestDatabase.url(Role.ORDERS).replaceAll(".*:(\\d+)/.*", "$1"));
        return port - (new Ports(Ports.DEFAULT_BASE).of(Component.POSTGRES) - Ports.DEFAULT_BASE);
    }

    /** @param parts the names of what runs */
    MadeUpStack running(int portBase, String... parts) throws IOException {
        return running(portBase, 1, parts);
    }

    /** @param managementPort of all parts */
    MadeUpStack running(int portBase, int managementPort, String... parts) throws IOException {
        ProcessId self = ProcessId.of(ProcessHandle.current().pid()).orElseThrow();
        StringBuilder running = new StringBuilder();
        for (String part : parts) {
            running.append(running.isEmpty() ? "" : ",").append("""
                    {"instance": "%1$s", "pid": %2$d, "born": "%3$s", "port": 1, "managementPort": %4$d, "log": "x"}"""
                    .formatted(part, self.pid(), self.born(), managementPort));
        }
        PrivateFiles.write(home.stackFile(), "{\"portBase\": " + portBase
                + ", \"replicas\": {\"payment\": 2}, \"running\": [" + running + "]}");
        return this;
    }

    MadeUpStack password(String role, String password) throws IOException {
        PrivateFiles.write(home.secrets().resolve(role), password);
        return this;
    }

    void log(String name, String... lines) throws IOException {
        Files.createDirectories(home.logs());
        Files.writeString(home.log(name), String.join("\n", lines) + "\n");
    }

    /** Runs the command without a terminal. */
    int demo(String... arguments) {
        return demo(screen.terminal(false, false), arguments);
    }

    int demo(Terminal terminal, String... arguments) {
        PostgresBinaries binaries = new PostgresBinaries(home.state().resolve("binaries"));
        Stack stack = new Stack(home, binaries, new UnpackedApps(home, new StackFile(home.stackFile())));
        Context context = new Context(home, terminal, binaries, stack, Build.read(), InstantSource.system());
        return Demo.commandLine(context, environment).execute(arguments);
    }
}
