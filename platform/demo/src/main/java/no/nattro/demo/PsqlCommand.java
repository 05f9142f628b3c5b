package no.nattro.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.process.Executables;
import no.nattro.demo.secret.Secrets;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.StackState;
import no.nattro.postgres.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Hands the terminal over to psql. In psql Ctrl-C cancels a query and goes on; the terminal sends it to this command too,
 * which must not end under psql's feet: the script starts it with that signal ignored, and psql, which does not ignore
 * it, sees to it by itself.
 */
@Command(name = "psql")
final class PsqlCommand implements Callable<Integer> {

    private static final String HOST = "127.0.0.1";

    private final Context context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "DATABASE", completionCandidates = Databases.class)
    private String database = "";

    @Parameters(index = "1..*", paramLabel = "ARG", arity = "0..*")
    private List<String> arguments = List.of();

    /** For completion. */
    static final class Databases implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Stream.of(Role.values()).filter(Role::ownsDatabase).map(Role::sqlName).iterator();
        }
    }

    PsqlCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Role role = role();
        StackState running = context.running();
        if (running.running().stream().noneMatch(each -> each.component() == Component.POSTGRES)) {
            throw new DemoFailed("PostgreSQL does not run. First: ./demo start " + Component.POSTGRES.key());
        }
        int port = new Ports(running.portBase()).of(Component.POSTGRES);
        Secrets secrets = new Secrets(context.home().secrets());
        Path psql = Executables.find("psql").orElseThrow(() -> notInstalled(role, port, secrets));
        return run(psql, connection(role, port, secrets));
    }

    private Role role() {
        return Stream.of(Role.values()).filter(Role::ownsDatabase).filter(role -> role.sqlName().equals(database))
                .findFirst().orElseThrow(() -> new ParameterException(spec.commandLine(),
                        "there is no database " + database + ", but " + Stream.of(Role.values())
                                .filter(Role::ownsDatabase).map(Role::sqlName).collect(Collectors.joining(", "))));
    }

    /** A password on the command line could be read by everybody on this machine. */
    private static Map<String, String> connection(Role role, int port, Secrets secrets) {
        return Map.of("PGHOST", HOST,
                "PGPORT", Integer.toString(port),
                "PGDATABASE", role.sqlName(),
                "PGUSER", role.sqlName(),
                "PGPASSWORD", secrets.password(role),
                "PGSSLMODE", "disable", // it never leaves this machine, and the server has no certificate
                "PGCONNECT_TIMEOUT", "5", // a frozen server accepts connections and says nothing
                "PGAPPNAME", "nattro-demo");
    }

    private int run(Path psql, Map<String, String> connection) {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(psql.toString()), arguments.stream()).toList()).inheritIO();
        builder.environment().keySet().removeIf(name -> name.startsWith("PG")); // a person's, for another server
        builder.environment().putAll(connection);
        try {
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
            return process.waitFor();
        } catch (IOException e) {
            throw new DemoFailed(psql + " cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted", e);
        }
    }

    private DemoFailed notInstalled(Role role, int port, Secrets secrets) {
        return new DemoFailed(
                "psql is not installed (Debian, Ubuntu: apt install postgresql-client; Fedora: dnf install"
                        + " postgresql; macOS: brew install libpq && brew link --force libpq). Any other client will do:\n"
                        + "postgresql://" + role.sqlName() + "@" + HOST + ":" + port + "/" + role.sqlName() + "\n"
                        + "The password is in " + context.home().shown(secrets.passwordFile(role)));
    }
}
