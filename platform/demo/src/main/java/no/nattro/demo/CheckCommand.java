package no.nattro.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import no.nattro.demo.books.Books;
import no.nattro.demo.books.audit.AuditReport;
import no.nattro.demo.books.audit.Checker;
import no.nattro.demo.books.history.History;
import no.nattro.demo.books.history.HistoryFile;
import no.nattro.demo.secret.Secrets;
import no.nattro.demo.stack.Ports;
import no.nattro.postgres.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "check")
final class CheckCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Context context;

    @Option(names = "--history", paramLabel = "FILE")
    private @Nullable Path historyFile;

    @Option(names = "--at-rest")
    private boolean atRest;

    @Option(names = "--json")
    private boolean json;

    @Option(names = {"-v", "--verbose"})
    private boolean verbose;

    CheckCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        Ports ports = new Ports(context.running().portBase());
        Books books = new Books(ports::jdbcUrl, new Secrets(context.home().secrets()).password(Role.AUDITOR));
        History history = historyFile == null ? null : HistoryFile.read(historyFile);
        AuditReport report = new Checker(books, () -> ShopDoor.forReplays(context, ports)).check(atRest, history);
        if (json) {
            context.terminal().result(JSON.writeValueAsString(report));
        } else {
            new AuditPage(context.terminal(), verbose).lines(report).forEach(context.terminal()::result);
        }
        return report.holds() ? ExitCode.OK : ExitCode.FAILED;
    }
}
