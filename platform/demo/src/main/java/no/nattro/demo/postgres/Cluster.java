package no.nattro.demo.postgres;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.PrivateFiles;
import no.nattro.demo.process.Ending;
import no.nattro.demo.process.LogTail;
import no.nattro.demo.process.Patience;
import no.nattro.demo.process.ProcessId;
import no.nattro.demo.process.Tool;
import no.nattro.demo.secret.Secrets;
import no.nattro.postgres.DatabaseSetup;

/**
 * The data folder with Nattro's roles and databases. It is made under another name and renamed at the end: whatever
 * happens in between, a folder of the right name is whole, and only folders of the other name are ever deleted.
 */
public record Cluster(Path data, PostgresBinaries binaries, Secrets secrets) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public boolean isMade() {
        return Files.exists(data);
    }

    /** Ends servers that a killed {@code demo} left behind on this folder, and deletes what it left unfinished. */
    public void clearLeftovers() {
        new Postmaster(data).makeRoom();
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(data.getParent(),
                unfinishedPrefix(data) + "*")) {
            for (Path folder : unfinished) {
                new Postmaster(folder).makeRoom();
                PrivateFiles.delete(folder);
            }
        } catch (IOException e) {
            throw new DemoFailed("An unfinished database beside " + data + " cannot be deleted: "
                    + PrivateFiles.explain(e), e);
        }
    }

    public void make(int port, Path log) {
        try {
            Path unfinished = Files.createTempDirectory(data.getParent(), unfinishedPrefix(data));
            initialise(unfinished);
            setUp(new PostgresServer(binaries, unfinished, port, secrets.superuserPassword()), log);
            Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DemoFailed("The database in " + data + " cannot be made: " + PrivateFiles.explain(e), e);
        }
    }

    /** Waits until the server answers; fails at once when it has died. */
    public static void awaitReady(PostgresServer server, ProcessId process, LogTail log) {
        boolean hasDecided = Patience.of(PATIENCE).until(() -> !process.isAlive() || server.isReady());
        if (hasDecided && process.isAlive()) {
            return;
        }
        String end = hasDecided ? "ended while it started" : "did not get ready within " + PATIENCE.toSeconds() + " s";
        throw new DemoFailed("PostgreSQL " + end + ". The end of " + log.log() + ":\n"
                + String.join("\n", log.lines()));
    }

    /** A data folder is whole or has another name, on its way out too. */
    public static void discard(Path data) throws IOException {
        if (Files.exists(data)) {
            Path unfinished = Files.createTempDirectory(data.getParent(), unfinishedPrefix(data));
            Files.move(data, unfinished, StandardCopyOption.ATOMIC_MOVE);
            PrivateFiles.delete(unfinished);
        }
    }

    private static String unfinishedPrefix(Path data) {
        return "." + data.getFileName() + "-unfinished-";
    }

    private void initialise(Path folder) {
        Tool.run("Making the database", OrdinaryUser.command(List.of(binaries.program("initdb"),
                "--pgdata=" + folder, "--username=" + Secrets.SUPERUSER,
                "--pwfile=" + secrets.superuserPasswordFile(), "--auth=scram-sha-256",
                "--encoding=UTF8", "--locale=C", "--data-checksums")), PostgresServer::dropClientSettings);
    }

    private void setUp(PostgresServer server, Path log) {
        LogTail tail = LogTail.mark(log);
        ProcessId process = server.start(log);
        try {
            awaitReady(server, process, tail);
            DatabaseSetup.run(server.address(), server.superuser(), secrets.passwords());
        } catch (SQLException e) {
            throw new DemoFailed("The roles and databases cannot be made: " + e.getMessage(), e);
        } finally {
            Ending.POSTGRES.bring(process);
        }
    }

    /** The server on this folder. */
    public PostgresServer server(int port) {
        return new PostgresServer(binaries, data, port, secrets.superuserPassword());
    }
}
