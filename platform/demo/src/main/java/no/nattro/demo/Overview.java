package no.nattro.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.nattro.demo.home.Home;
import no.nattro.demo.secret.Certificate;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.StackState;
import no.nattro.demo.terminal.Table;
import no.nattro.postgres.Role;

/** Where everything is, after a start. */
final class Overview {

    private Overview() {}

    static List<String> of(Home home, StackState state, boolean detached) {
        Ports ports = new Ports(state.portBase());
        String shop = "https://localhost:" + ports.of(Component.GATEWAY);
        Table table = new Table()
                .row("Shop", shop + "/")
                .row("API", shop + "/docs/openapi.json")
                .row("", "http://localhost:" + ports.redirect() + " redirects there");
        for (Instance instance : state.replicas().instances()) {
            ports.management(instance).ifPresent(management -> table.row(instance.name(),
                    "http://127.0.0.1:" + management + "/actuator/health"));
        }
        Path certificate = new Certificate(home.tls()).certificateFile();
        table.row("postgres", ports.jdbcUrl(Role.ORDERS) + " (also payments, inventory, bank)")
                .row("Certificate", home.shown(certificate) + " (for curl --cacert)")
                .row("Passwords", home.shown(home.secrets()))
                .row("Logs", home.shown(home.logs()));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add("Memory is limited as in a pod, the CPU is not.");
        lines.add("Next: ./demo buy" + (detached ? "   Stop: ./demo down" : ""));
        return lines;
    }
}
