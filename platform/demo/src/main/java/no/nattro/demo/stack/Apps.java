package no.nattro.demo.stack;

import java.nio.file.Path;

/** The builds of the services, ready to run. */
public interface Apps {

    /** The name of the build as it is now; another build has another name. */
    String buildOf(Component service);

    /** The jar to start, in a folder with the build's name. It is not rewritten while somebody runs it. */
    Path jarOf(Component service);
}
