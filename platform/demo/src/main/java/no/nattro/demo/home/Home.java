package no.nattro.demo.home;

import java.nio.file.Path;

/**
 * The checkout, and the folder in which one stack of it lives. Two stacks share nothing but the checkout.
 *
 * @param checkout the repository's root
 * @param state    {@code .demo} in the checkout, unless {@code NATTRO_STATE} names another
 */
public record Home(Path checkout, Path state) {

    public Home {
        checkout = checkout.toAbsolutePath().normalize();
        state = state.toAbsolutePath().normalize();
    }

    /** Reads {@code -Dnattro.home} and {@code -Dnattro.state}, which the script sets. */
    public static Home fromProperties() {
        Path checkout = Path.of(System.getProperty("nattro.home", ""));
        String state = System.getProperty("nattro.state");
        return new Home(checkout, state == null ? checkout.resolve(".demo") : Path.of(state));
    }

    /** Where a stack lives that is only there to be broken: inside this one's folder, and with nothing of it in common. */
    public Home trial() {
        return within("trial");
    }

    /** Where a stack lives that is only there to be measured. */
    public Home bench() {
        return within("bench");
    }

    /** Where the stacks of lessons live, each in a folder of its own. */
    public Home lesson() {
        return within("lesson");
    }

    /** One of several places inside this one. */
    public Home within(String folder) {
        return new Home(checkout, state.resolve(folder));
    }

    public Path stackFile() {
        return state.resolve("stack.json");
    }

    public Path lock() {
        return state.resolve("lock");
    }

    public Path apps() {
        return state.resolve("apps");
    }

    public Path logs() {
        return state.resolve("logs");
    }

    public Path log(String component) {
        return logs().resolve(component + ".log");
    }

    /** For what the services write and forget. */
    public Path temporary() {
        return state.resolve("tmp");
    }

    public Path secrets() {
        return state.resolve("secrets");
    }

    public Path tls() {
        return state.resolve("tls");
    }

    public Path database() {
        return state.resolve("postgres");
    }

    public Path cookies() {
        return state.resolve("cookies.txt");
    }

    public Path container(String file) {
        return checkout.resolve("platform/container").resolve(file);
    }

    /** How a person in the checkout would write the path: short where it can be. */
    public String shown(Path path) {
        return path.startsWith(checkout) ? checkout.relativize(path).toString() : path.toString();
    }
}
