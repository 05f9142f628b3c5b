package no.nattro.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import no.nattro.demo.books.Books;
import no.nattro.demo.secret.Secrets;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.StackState;
import no.nattro.demo.terminal.WholeScreen;
import no.nattro.demo.terminal.Window;
import no.nattro.demo.watch.Look;
import no.nattro.demo.watch.Watch;
import no.nattro.postgres.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One live screen of all brakes. Without a terminal it looks once, and so it does when it is told to. */
@Command(name = "watch")
final class WatchCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static final Duration EVERY = Duration.ofSeconds(1);

    /** Who has not answered by then is painted as it was; the screen does not wait. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** A database that says nothing for longer is not worth waiting for here. */
    private static final Duration DATABASE_LIMIT = Duration.ofSeconds(5);

    private final Context context;

    @Option(names = "--once")
    private boolean once;

    @Option(names = "--json")
    private boolean json;

    WatchCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        StackState running = context.running();
        Ports ports = new Ports(running.portBase());
        Watch watch = new Watch(new Books(ports::jdbcUrl, new Secrets(context.home().secrets()).password(Role.AUDITOR),
                DATABASE_LIMIT), context.clock());
        if (json) {
            context.terminal().result(JSON.writeValueAsString(once(watch, running)));
        } else if (once || !context.terminal().screen()) {
            new WatchPage(context.terminal(), once(watch, running)).lines().forEach(context.terminal()::result);
        } else {
            live(watch, running);
        }
        return ExitCode.OK;
    }

    /** Two looks: what happens in a second is known after a second. */
    private Look once(Watch watch, StackState running) {
        watch.look(running, Watch.EVERYBODY);
        LockSupport.parkNanos(EVERY.toNanos());
        return watch.look(context.running(), Watch.EVERYBODY);
    }

    /** Until Ctrl-C, or until nothing runs any more. */
    private void live(Watch watch, StackState running) {
        try (WholeScreen screen = new WholeScreen(context.terminal().out())) {
            EndGuard guard = new EndGuard(screen::close);
            guard.take();
            long next = System.nanoTime();
            for (StackState state = running; !context.terminal().out().checkError(); state = context.running()) {
                screen.paint(new WatchPage(context.terminal(), watch.look(state, PATIENCE)).lines(Window.now()));
                next = Math.max(next + EVERY.toNanos(), System.nanoTime());
                LockSupport.parkNanos(next - System.nanoTime());
            }
            guard.leave();
        }
    }
}
