package no.nattro.demo.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    /**
     * Whether the option, as in {@code -D folder} or {@code --pgdata=folder}, names a place that only a command uses.
     *
     * @param folder of the state folder, empty for itself: another stack's state may lie inside this one's
     * @param name   how the place is called there, or begins
     */
    boolean isAt(String folder, String name, List<String> arguments, String option) {
        Path wanted = folder.isEmpty() ? state : state.resolve(folder);
        return value(arguments, option).map(Path::of).filter(path -> path.getParent() != null
                && path.getFileName().toString().startsWith(name) && isSame(path.getParent(), wanted)).isPresent();
    }

    private static Optional<String> value(List<String> arguments, String option) {
        for (int i = 1; i < arguments.size(); i++) {
            if (arguments.get(i).startsWith(option + "=")) {
                return Optional.of(arguments.get(i).substring(option.length() + 1));
            }
            if (arguments.get(i).equals(option) && i + 1 < arguments.size()) {
                return Optional.of(arguments.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(Path folder, Path wanted) {
        try {
            return folder.toRealPath().equals(wanted);
        } catch (IOException _) {
            return folder.equals(wanted); // it was deleted
        }
    }
}
