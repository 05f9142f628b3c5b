package no.nattro.demo.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import no.nattro.demo.books.Books;
import no.nattro.demo.books.audit.AuditReport;
import no.nattro.demo.books.audit.Checker;
import no.nattro.demo.books.audit.Quiescence;
import no.nattro.demo.books.history.HistoryFile;
import no.nattro.demo.books.history.HttpDoor;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.client.Recorder;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.home.PrivateFiles;
import no.nattro.demo.postgres.PostgresBinaries;
import no.nattro.demo.secret.Secrets;
import no.nattro.demo.stack.Apps;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.terminal.StatusLine;
import no.nattro.demo.terminal.Terminal;
import no.nattro.demo.trial.client.Clients;
import no.nattro.demo.trial.fault.Fault;
import no.nattro.demo.trial.fault.Schedule;
import no.nattro.demo.trial.report.TrialReport;
import no.nattro.demo.trial.stack.TrialStack;
import no.nattro.postgres.Role;

/** One trial, from an empty stack to its report. */
public final class Trial implements AutoCloseable {

    private static final String FAULTS = "faults.jsonl";

    private final TrialPlan plan;
    private final Home home;
    private final InstantSource clock;
    private final TrialStack stack;
    private final StatusLine progress;
    private final Conductor conductor;
    private long clientsStopped;

    /** Starts nothing yet. @param home of this trial alone; what an earlier one has left there is deleted */
    public Trial(TrialPlan plan, Home home, PostgresBinaries binaries, Apps apps, Terminal terminal,
            InstantSource clock) {
        this.plan = plan;
        this.home = home;
        this.clock = clock;
        this.stack = new TrialStack(home, binaries, apps, plan.portBase(), terminal.progress());
        this.progress = new StatusLine(terminal);
        this.conductor = new Conductor(plan.schedule(), stack.breakable(),
                new FaultLog(home.state().resolve(FAULTS), clock, this::announce));
    }

    /** @throws DemoFailed when it could not be made, or not to its end: that proves nothing */
    public TrialReport run() {
        stack.start();
        beginAnew();
        Path history = home.state().resolve("history.jsonl");
        try (Recorder recorder = new Recorder(history)) {
            Clients clients = new Clients(stack.shop(), stack.certificate(), plan.seed(), plan.clients(), recorder,
                    clock);
            SortedMap<Instance, Double> uptime = disturb(clients);
            Instant healed = clock.instant();
            recorder.record(Operation.healed(healed));
            awaitQuiet();
            Optional<String> unreconciled = unreconciled(healed);
            return report(clients, uptime, unreconciled, audit(history));
        }
    }

    /** Clients buy while the schedule is played; afterwards nobody buys, and nothing is broken any more. */
    private SortedMap<Instance, Double> disturb(Clients clients) {
        clients.start();
        TrialStatus status = new TrialStatus(plan.duration(), clients.answers(), conductor);
        progress.shows(status::line);
        try (Uptime uptime = new Uptime(stack.instances(), stack::up).start()) {
            conductor.play(() -> clients.failure().isPresent());
            SortedMap<Instance, Double> shares = uptime.shares();
            clients.stop();
            clientsStopped = System.nanoTime();
            conductor.requireAlive(stack.instances());
            requireUndisturbed(clients);
            progress.shows(() -> "Mending what is broken");
            stack.heal();
            return shares;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted", e);
        }
    }

    private void requireUndisturbed(Clients clients) {
        clients.failure().ifPresent(failure -> {
            throw failure instanceof DemoFailed failed
                    ? failed
                    : new DemoFailed("The trial was ended: a client failed: " + failure, failure);
        });
        conductor.troubles().stream().findFirst().ifPresent(trouble -> {
            throw new DemoFailed("The trial was ended: " + trouble);
        });
    }

    private void awaitQuiet() {
        new Quiescence(books()::read,
                underWay -> progress.shows(() -> "Waiting for the end of " + underWay + " orders"))
                .await(Duration.ofNanos(System.nanoTime() - clientsStopped));
    }

    private Optional<String> unreconciled(Instant healed) {
        Books books = books();
        progress.shows(() -> "Waiting for payment-service to compare its books with the bank's");
        return new Reconciled(() -> books.read().reconciliation(), Reconciled.LIMIT).since(healed);
    }

    private AuditReport audit(Path history) {
        Books books = books();
        progress.shows(() -> "Checking the books, and asking for every purchase again, twice");
        return new Checker(books, this::door).check(true, HistoryFile.read(history));
    }

    private HttpDoor door() {
        return HttpDoor.of(stack.shop(), stack.certificate(), progress::says);
    }

    private TrialReport report(Clients clients, SortedMap<Instance, Double> uptime,
            Optional<String> unreconciled, AuditReport audit) {
        progress.clear();
        return new TrialReports(plan, books()).of(clients.answers(), conductor.report(), uptime, unreconciled, audit);
    }

    private Books books() {
        return new Books(stack.ports()::jdbcUrl, new Secrets(home.secrets()).password(Role.AUDITOR));
    }

    private void announce(Fault fault) {
        progress.says(Schedule.line(fault));
    }

    /** What an earlier trial has found out must not be taken for this one's. */
    private void beginAnew() {
        try {
            for (String earlier : List.of(FAULTS, "report.txt")) {
                PrivateFiles.delete(home.state().resolve(earlier));
            }
            PrivateFiles.write(home.state().resolve("schedule.txt"),
                    plan.schedule().lines().stream().collect(Collectors.joining("\n", "", "\n")));
        } catch (IOException e) {
            throw new DemoFailed(home.state() + " cannot be written: " + PrivateFiles.explain(e), e);
        }
    }

    /** Stops everything, whatever is under way; by any thread. */
    @Override
    public void close() {
        conductor.close();
        progress.close();
        stack.close();
    }
}
