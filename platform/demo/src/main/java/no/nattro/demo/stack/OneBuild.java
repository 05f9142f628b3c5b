package no.nattro.demo.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The builds as they were at the beginning. A build that goes on during a trial would otherwise change what is tried. */
public final class OneBuild implements Apps {

    private final Apps apps;
    private final Map<Component, Path> jars = new ConcurrentHashMap<>();

    public OneBuild(Apps apps) {
        this.apps = apps;
    }

    @Override
    public String buildOf(Component service) {
        return apps.buildOf(service);
    }

    @Override
    public Path jarOf(Component service) {
        Path first = jars.get(service);
        if (first == null) {
            first = apps.jarOf(service); // may take seconds, and another service's shall not wait for it
            jars.put(service, first);
        }
        return first;
    }
}
