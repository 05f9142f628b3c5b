package no.nattro.demo.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.home.PrivateFiles;

/**
 * What every process of a stack bears on its command line. A process that was started but not yet written down when the
 * command was killed is known by it, and by nothing else: a name or a port would match other people's processes too.
 */
record Mark(Path state) {

    private static final String STACK = "-Dnattro.stack=";

    static Mark of(Home home) {
        try {
            PrivateFiles.directory(home.state());
            return new Mark(home.state().toRealPath());
        } catch (IOException e) {
            throw new DemoFailed(home.state() + " cannot be made: " + PrivateFiles.explain(e), e);
        }
    }

    /** The options of a service's JVM. Its own temporary folder too: a killed Tomcat leaves its own behind. */
    List<String> jvmOptions(Path temporary) {
        return List.of(STACK + state, "-Djava.io.tmpdir=" + temporary);
    }

    boolean isOnService(List<String> arguments) {
        return arguments.contains(STACK + state);
    }

    /** Whether the option, as in {@code -D folder} or {@code --pgdata=folder}, names a folder of this stack. */
    boolean isAbout(List<String> arguments, String option) {
        for (int i = 1; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(option + "=") && isInside(argument.substring(option.length() + 1))
                    || argument.equals(option) && i + 1 < arguments.size() && isInside(arguments.get(i + 1))) {
                return true;
            }
        }
        return false;
    }

    private boolean isInside(String folder) {
        Path path = Path.of(folder);
        Path parent = path.getParent();
        try {
            return path.startsWith(state) || parent != null && parent.toRealPath().startsWith(state);
        } catch (IOException _) {
            return false; // it was deleted
        }
    }
}
