package no.nattro.demo.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.nattro.demo.postgres.OrdinaryUser;
import no.nattro.demo.process.Browser;
import no.nattro.demo.process.Executables;

/**
 * The programs that Nattro uses and does not bring.
 *
 * @param find by the name, on the PATH
 */
record Programs(Function<String, Optional<Path>> find, Map<String, String> environment) {

    List<Finding> examine() {
        return List.of(jdk(Path.of(System.getProperty("java.home"))),
                optional("git", "git", "gets new versions of Nattro: apt install git; macOS: xcode-select --install"),
                optional("curl", "curl", "the tour in the README uses it: apt install curl"),
                optional("setsid", "setsid", "without it Ctrl-C reaches PostgreSQL before the services (so always on"
                        + " macOS): apt install util-linux"),
                namespaces(OrdinaryUser.isNeeded(), OrdinaryUser.isNeeded() && OrdinaryUser.isPossible()),
                optional("psql", "psql", "./demo psql uses it: apt install postgresql-client; macOS: brew install"
                        + " libpq && brew link --force libpq"),
                browser());
    }

    /** The script has found one that is young enough, but a Java without compiler runs this command as well. */
    static Finding jdk(Path home) {
        String found = "Java " + Runtime.version() + " in " + home;
        return Files.isExecutable(home.resolve("bin/javac"))
                ? Finding.ok("jdk", found)
                : Finding.missing("jdk", found + ", without javac",
                        "install a JDK 25 (apt install temurin-25-jdk from adoptium.net; macOS: brew install --cask"
                                + " temurin@25), or set JAVA_HOME to one");
    }

    static Finding namespaces(boolean isRoot, boolean work) {
        if (!isRoot) {
            return Finding.ok("user-namespaces", "not needed: you are not root");
        }
        return work
                ? Finding.ok("user-namespaces", "unshare -U works, so PostgreSQL runs for root")
                : Finding.missing("user-namespaces", "unshare -U does not work, and PostgreSQL refuses to run as root",
                        "run ./demo as an ordinary user; or apt install util-linux, and allow user namespaces"
                                + " (sysctl user.max_user_namespaces, kernel.unprivileged_userns_clone)");
    }

    private Finding optional(String name, String program, String advice) {
        return find.apply(program).map(path -> Finding.ok(name, path.toString()))
                .orElseGet(() -> Finding.warning(name, "not found", advice));
    }

    private Finding browser() {
        return Browser.find(environment).map(browser -> Finding.ok("browser", browser.command().getFirst()))
                .orElseGet(() -> Finding.warning("browser", "no browser or no display",
                        "./demo open prints the address instead; apt install xdg-utils, or set BROWSER"));
    }

    static Programs onPath(Map<String, String> environment) {
        return new Programs(Executables::find, environment);
    }
}
