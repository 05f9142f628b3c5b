package no.nattro.demo;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import no.nattro.demo.shop.Answer;
import no.nattro.demo.shop.BasketLine;
import no.nattro.demo.shop.Order;
import no.nattro.demo.shop.Shop;
import no.nattro.demo.shop.Tally;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.terminal.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "buy")
final class BuyCommand implements Callable<Integer> {

    /** More at once says more about this machine than about the shop. */
    private static final int MOST_AT_ONCE = 200;

    private final Context context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SKU[:QTY]", arity = "0..*", defaultValue = "NO-1001:1")
    private List<String> basket = List.of();

    @Option(names = "--token", paramLabel = "TOKEN", defaultValue = "tok_approved")
    private String token = "";

    @Option(names = "--key", paramLabel = "KEY")
    private @Nullable String key;

    @Option(names = "--times", paramLabel = "N")
    private @Nullable Integer times;

    @Option(names = "--parallel", paramLabel = "N", defaultValue = "1")
    private int parallel = 1;

    @Option(names = "--json")
    private boolean json;

    BuyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        require(times == null || times >= 1, "--times must be 1 or more");
        require(parallel >= 1 && parallel <= MOST_AT_ONCE, "--parallel must be from 1 to " + MOST_AT_ONCE);
        int count = times == null ? parallel : times;
        List<BasketLine> lines = lines();
        Ports ports = new Ports(context.running().portBase());
        Shop shop = ShopDoor.open(context, ports);
        shop.enter();
        long start = System.nanoTime();
        Tally tally = buy(shop, lines, count);
        if (count > 1 && !json) {
            context.terminal()
                    .result(count + " purchases in " + Words.seconds(Duration.ofNanos(System.nanoTime() - start))
                            + ": " + tally.counts() + "; p50 " + tally.percentileMillis(50) + " ms, p99 "
                            + tally.percentileMillis(99) + " ms"
                            + (tally.limited() == 0
                                    ? ""
                                    : "; told to come back later " + Words.times(tally.limited())));
        }
        return exitCode(tally);
    }

    private Tally buy(Shop shop, List<BasketLine> lines, int count) {
        Receipts receipts = new Receipts(context.terminal(), json);
        Tally tally = new Tally();
        try (ExecutorService shoppers = Executors.newFixedThreadPool(Math.min(parallel, count))) {
            CompletableFuture.allOf(IntStream.range(0, count).mapToObj(_ -> CompletableFuture.runAsync(() -> {
                String thisKey = key == null ? UUID.randomUUID().toString() : key;
                receipts.print(tally.add(shop.buy(new Order(lines, token, thisKey))));
            }, shoppers)).toArray(CompletableFuture[]::new)).join();
        }
        return tally;
    }

    private List<BasketLine> lines() {
        try {
            return basket.stream().map(BasketLine::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static int exitCode(Tally tally) {
        if (tally.has(Answer.REFUSED) || tally.has(Answer.UNKNOWN) || tally.has(Answer.NOT_SENT)) {
            return ExitCode.FAILED;
        }
        return tally.has(Answer.PENDING) ? ExitCode.PENDING : ExitCode.OK;
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
