package no.nattro.demo.trial.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nattro.demo.home.Home;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.FreePorts;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.PortCheck;
import no.nattro.demo.stack.Progress;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.Stack;
import no.nattro.demo.stack.StackState;
import no.nattro.demo.stack.StubApps;

/** A trial's stack, and what can be seen of it from outside. */
record StubbedTrial(Home home, StubApps apps, TrialStack trial, Stack outside) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    static StubbedTrial in(Path folder) {
        return in(folder, FreePorts.base());
    }

    static StubbedTrial in(Path folder, int base) {
        Home home = new Home(Path.of("../.."), folder.resolve(".demo")).trial();
        StubApps apps = new StubApps(folder.resolve("builds"));
        return new StubbedTrial(home, apps, new TrialStack(home, StubApps.BINARIES, apps, base, Progress.NONE),
                new Stack(home, StubApps.BINARIES, apps));
    }

    Running running(Instance instance) {
        return running().find(instance).orElseThrow();
    }

    /** What every other command reads. */
    StackState running() {
        return outside.running().orElseThrow();
    }

    boolean isUp(Instance instance) {
        return trial.up().get(instance);
    }

    /** What a service was told of the addresses of a neighbour. */
    List<URI> addresses(Instance caller, Component neighbour) throws IOException {
        String told = told(URI.create("http://127.0.0.1:" + trial.ports().of(caller)))
                .get("NATTRO_UPSTREAMS_" + neighbour.name() + "_URLS");
        return Stream.of(told.split(",")).map(URI::create).toList();
    }

    /** The port of who answers at that address. */
    int portOfWhoAnswersAt(URI address) throws IOException {
        return Integer.parseInt(told(address).get("SERVER_PORT"));
    }

    /** The environment of a service. */
    Map<String, String> told(Instance service) throws IOException {
        return told(URI.create("http://127.0.0.1:" + trial.ports().of(service)));
    }

    private static Map<String, String> told(URI address) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofLines()).body()
                    .map(line -> line.split("=", 2)).collect(Collectors.toMap(each -> each[0], each -> each[1]));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void assertNothingIsLeft() {
        assertThat(outside.started()).isEmpty();
        assertThat(outside.leftBehind()).isEmpty();
        assertThat(PortCheck.isFree(trial.ports().of(Component.POSTGRES))).isTrue();
        assertThat(PortCheck.isFree(trial.ports().of(Component.ORDER))).isTrue();
    }
}
