package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import no.nattro.demo.shop.Answer;
import no.nattro.demo.shop.Purchase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every service is restarted while people buy, and none of them notices. Seven services take minutes on a small machine, so
 * it runs on demand: {@code -Dnattro.rolling=true}.
 */
class RollingRestartIT {

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    /** What order-service says of a call that met a server that goes, has gone, or was taken for one. */
    private static final List<String> MARKS_OF_A_RESTART = List.of("the connection broke", "nobody listens",
            "no instance is ready", "ended unknown: answered");

    @TempDir
    private static Path folder;
    private RealStack stack;

    @BeforeEach
    void startEverythingTwice() {
        assumeThat(Boolean.getBoolean("nattro.rolling")).as("-Dnattro.rolling=true: it takes some minutes").isTrue();
        stack = RealStack.in(folder.resolve("state"));
        Shell.Result start = stack.up("--detach", "--replicas", "order=2,payment=2,inventory=2", "--timeout", "230");
        assertThat(start.exitCode()).as(start.err()).isZero();
    }

    @AfterEach
    void stopEverything() {
        if (stack != null) {
            stack.demo("down");
        }
    }

    @Test
    void a_rolling_restart_of_everything_loses_no_purchase() throws Exception {
        try (SteadyShoppers shoppers = new SteadyShoppers(stack, folder)) {
            await().atMost(RECOVERY).until(() -> shoppers.bought().size() >= 20);
            for (String component : List.of("order", "payment", "inventory")) {
                int before = shoppers.bought().size();
                Shell.Result roll = stack.demo("roll", component, "--timeout", "100");
                assertThat(roll.exitCode()).as(roll.err()).isZero();
                assertThat(shoppers.bought()).as("while both of " + component + " were restarted")
                        .hasSizeGreaterThanOrEqualTo(before + 10);
            }
            shoppers.goHome();
            judge(shoppers);
        }
        await().atMost(RECOVERY).untilAsserted(() -> {
            Shell.Result check = stack.demo("check", "--at-rest");
            assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
        });
    }

    /**
     * Where the CPU is short, a cold instance may answer after its caller's 400 ms: such a purchase is PENDING, and recovery ends
     * it well. No other reason is one.
     */
    private void judge(SteadyShoppers shoppers) throws IOException {
        List<Purchase> all = shoppers.bought();
        List<Purchase> pending = all.stream().filter(each -> each.answer() == Answer.PENDING).toList();
        System.out.println(all.size() + " purchases, " + pending.size() + " of them PENDING at first");

        assertThat(all).as("those that failed")
                .filteredOn(each -> each.answer() != Answer.CONFIRMED && each.answer() != Answer.PENDING).isEmpty();
        assertThat(all).as("those that were sent away at first").filteredOn(each -> each.limited() > 0).isEmpty();
        assertThat(Files.readString(stack.state().resolve("logs/order.log"))
                + Files.readString(stack.state().resolve("logs/order-2.log"))).doesNotContain(MARKS_OF_A_RESTART);
        pending.forEach(purchase -> await().atMost(RECOVERY).until(
                () -> shoppers.askAgain(purchase).answer() == Answer.CONFIRMED));
    }
}
