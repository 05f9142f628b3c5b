package no.nattro.demo.stack;

import java.nio.file.Path;
import no.nattro.demo.postgres.Cluster;
import no.nattro.demo.postgres.PostgresServer;
import no.nattro.demo.process.LogTail;
import no.nattro.demo.stack.Launching.Launched;

/** Brings PostgreSQL from a jar of binaries to a server that answers. */
record PostgresStart(Launching launching, Cluster cluster) {

    private static final Instance POSTGRES = Instance.of(Component.POSTGRES);

    void run() {
        if (!cluster.binaries().areUnpacked()) {
            launching.doing(POSTGRES, "unpacking PostgreSQL, once for this user");
            cluster.binaries().unpack(percent -> launching.doing(POSTGRES,
                    "unpacking PostgreSQL, once for this user: " + percent + " %"));
        }
        int port = launching.ports().of(Component.POSTGRES);
        Path log = launching.home().log(Component.POSTGRES.key());
        if (!cluster.isMade()) {
            launching.doing(POSTGRES, "making the databases");
            cluster.make(port, log);
        }
        PostgresServer server = cluster.server(port);
        Launched launched = launching.start(POSTGRES, null, () -> server.start(log));
        Cluster.awaitReady(server, launched.running().process(), launched.log());
    }

    void awaitAdopted(Running running) {
        Cluster.awaitReady(cluster.server(running.port()), running.process(), new LogTail(Path.of(running.log()), 0));
    }
}
