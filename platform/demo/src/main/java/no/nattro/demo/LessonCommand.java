package no.nattro.demo;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Names the lessons; each is a command of its own below this one. */
@Command(name = "lesson", synopsisSubcommandLabel = "LESSON")
final class LessonCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private LessonCommand() {}

    static CommandLine with(Context context, Map<String, String> environment) {
        return new CommandLine(new LessonCommand()).addSubcommand(new SlowPaymentCommand(context, environment));
    }

    @Override
    public Integer call() {
        CommandLine lesson = spec.commandLine();
        lesson.usage(lesson.getOut());
        return ExitCode.OK;
    }
}
