package no.nattro.demo;

import java.io.PrintWriter;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.CompletionException;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Component;
import no.nattro.demo.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The command itself: without a word behind it, it is {@code up}. */
@Command(name = "demo", synopsisSubcommandLabel = "[COMMAND]")
public final class Demo {

    /** Of the help: the examples are longer than picocli's 80. */
    private static final int WIDTH = 110;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT)
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true)
    private boolean version;

    private Demo() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        System.exit(commandLine(Context.fromEnvironment(environment), environment)
                .execute(arguments.length == 0 ? new String[]{"up"} : arguments));
    }

    static CommandLine commandLine(Context context, Map<String, String> environment) {
        CommandLine demo = new CommandLine(new Demo())
                .addSubcommand(new UpCommand(context))
                .addSubcommand(new DownCommand(context))
                .addSubcommand(new StartCommand(context))
                .addSubcommand(new StopCommand(context))
                .addSubcommand(new RestartCommand(context))
                .addSubcommand(new RollCommand(context))
                .addSubcommand("kill", BreakCommand.kill(context))
                .addSubcommand("freeze", BreakCommand.freeze(context))
                .addSubcommand("thaw", BreakCommand.thaw(context))
                .addSubcommand(new CommandLine(new FaultCommand(context))
                        .addSubcommand(new FaultListCommand(context))
                        .addSubcommand(new FaultClearCommand(context)))
                .addSubcommand(new ResetCommand(context))
                .addSubcommand(new StatusCommand(context))
                .addSubcommand(new WatchCommand(context))
                .addSubcommand(new BuyCommand(context))
                .addSubcommand(new CheckCommand(context))
                .addSubcommand(new TrialCommand(context, environment))
                .addSubcommand(new BenchCommand(context, environment))
                .addSubcommand(LessonCommand.with(context, environment))
                .addSubcommand(new OpenCommand(context, environment))
                .addSubcommand(new LogsCommand(context))
                .addSubcommand(new CommandLine(new PsqlCommand(context)).setStopAtPositional(true)) // the rest is psql's
                .addSubcommand(new DoctorCommand(context, environment))
                .addSubcommand(new CompletionCommand(context.terminal()))
                .addSubcommand(new VersionCommand(context));
        demo.getCommandSpec().version(context.build().lines());
        return demo.registerConverter(Component.class, Demo::component)
                .setResourceBundle(ResourceBundle.getBundle("no.nattro.demo.help"))
                .setOut(new PrintWriter(context.terminal().out(), true))
                .setUsageHelpWidth(WIDTH)
                .setColorScheme(CommandLine.Help.defaultColorScheme(context.terminal().coloured() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler((wrong, _) -> explain(wrong, context.terminal()))
                .setExecutionExceptionHandler((failure, _, _) -> explain(failure, context.terminal(), environment));
    }

    private static Component component(String key) {
        try {
            return Component.named(key);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static int explain(ParameterException wrong, Terminal terminal) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        terminal.say("demo: " + wrong.getMessage() + ". See ./" + command + " --help");
        return ExitCode.USAGE;
    }

    private static int explain(Exception thrown, Terminal terminal, Map<String, String> environment) {
        // What fails in another thread comes wrapped.
        Throwable failure = thrown instanceof CompletionException && thrown.getCause() != null
                ? thrown.getCause()
                : thrown;
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
