package no.nattro.demo.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.home.PrivateFiles;
import no.nattro.demo.postgres.Cluster;

/** What a stack has written down of its shoppers. Certificate, passwords and builds are not of that kind, and stay. */
public record Data(Home home) {

    public List<Path> folders() {
        return List.of(home.database(), home.cookies(), home.logs());
    }

    /** Deletes all of it. For who holds the lock, when nothing runs. */
    public void wipe() {
        try {
            Cluster.discard(home.database());
            for (Path folder : folders()) {
                PrivateFiles.delete(folder);
            }
            PrivateFiles.delete(home.temporary());
        } catch (IOException e) {
            throw new DemoFailed("The data cannot be deleted: " + PrivateFiles.explain(e), e);
        }
    }
}
