package no.nattro.demo;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import no.nattro.demo.process.Browser;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Also where there is no browser this is of use: the address is the result, and the browser a kindness. */
@Command(name = "open")
final class OpenCommand implements Callable<Integer> {

    private final Context context;
    private final Map<String, String> environment;

    /** What there is to look at. Its names are what a person writes. */
    enum Page {
        shop("/"), products("/api/products"), api("/docs/openapi.json");

        private final String path;

        Page(String path) {
            this.path = path;
        }
    }

    @Parameters(index = "0", paramLabel = "PAGE", arity = "0..1", defaultValue = "shop")
    private Page page = Page.shop;

    OpenCommand(Context context, Map<String, String> environment) {
        this.context = context;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Ports ports = new Ports(context.running().portBase());
        String address = "https://localhost:" + ports.of(Component.GATEWAY) + page.path;
        Terminal terminal = context.terminal();
        terminal.result(address);
        Optional<Browser> browser = Browser.find(environment);
        if (browser.isEmpty()) {
            terminal.say("No browser was found on this machine; open the address in one yourself.");
        } else if (!browser.get().open(address)) {
            terminal.say(browser.get().command().getFirst()
                    + " could not open it; open the address in a browser yourself.");
        }
        terminal.say("The certificate was made on this machine, so the browser will ask whether to trust it.");
        return ExitCode.OK;
    }
}
