package no.nattro.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "version")
final class VersionCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Context context;

    @Option(names = "--json")
    private boolean json;

    VersionCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        Build build = context.build();
        if (json) {
            context.terminal().result(JSON.writeValueAsString(names(build)));
        } else {
            List.of(build.lines()).forEach(context.terminal()::result);
        }
        return ExitCode.OK;
    }

    /** Scripts read this: names stay. */
    private static Map<String, String> names(Build build) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("version", build.version());
        names.put("commit", build.commit());
        names.put("postgres", build.postgresVersion());
        names.put("java", Runtime.version().toString());
        return names;
    }
}
