package no.nattro.demo;

import java.util.Map;
import java.util.concurrent.Callable;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** The command itself: without a word behind it, it is {@code up}. */
@Command(name = "demo", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "[COMMAND]", description = "Starts Nattro on this machine, without Docker, and buys from it. Without a command: up.", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
        "0:done",
        "1:failed; the reason is on standard error",
        "2:the command line is wrong",
        "3:buy: a purchase is pending, none failed",
        "4:Nattro is not running"}, footerHeading = "%nExamples:%n", footer = {
                "  ./demo                          start everything; Ctrl-C stops it",
                "  ./demo up --detach              start everything and come back",
                "  ./demo buy NO-1001:2            buy two of one product",
                "  ./demo status                   look how it is",
                "  ./demo down                     stop everything"})
public final class Demo implements Callable<Integer> {

    private final UpCommand up;

    private Demo(UpCommand up) {
        this.up = up;
    }

    @Override
    public Integer call() throws Exception {
        return up.call();
    }

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        System.exit(commandLine(Context.fromEnvironment(environment), environment).execute(arguments));
    }

    static CommandLine commandLine(Context context, Map<String, String> environment) {
        return new CommandLine(new Demo(new UpCommand(context)))
                .addSubcommand(new UpCommand(context))
                .addSubcommand(new DownCommand(context))
                .addSubcommand(new StatusCommand(context))
                .addSubcommand(BuyCommand.register(new CommandLine(new BuyCommand(context))))
                .addSubcommand(new VersionCommand(context))
                .setColorScheme(CommandLine.Help.defaultColorScheme(context.terminal().coloured() ? Ansi.ON : Ansi.OFF))
                .setExecutionExceptionHandler((failure, _, _) -> explain(failure, context.terminal(), environment));
    }

    private static int explain(Exception failure, Terminal terminal, Map<String, String> environment) {
        if (failure instanceof DemoFailed failed) {
            terminal.say("demo: " + failed.getMessage());
            if (failed.isNotRunning()) {
                return ExitCode.NOT_RUNNING;
            }
        } else {
            terminal.say("demo: " + failure + ". This is a fault of the command itself; NATTRO_DEBUG=1 shows where.");
        }
        if (environment.containsKey("NATTRO_DEBUG")) {
            failure.printStackTrace(terminal.err());
        }
        return ExitCode.FAILED;
    }
}
