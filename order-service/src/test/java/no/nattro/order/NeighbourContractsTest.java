package no.nattro.order;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.nattro.order.domain.Money;
import no.nattro.order.domain.OrderId;
import no.nattro.order.domain.OrderLine;
import no.nattro.order.domain.ShopperId;
import no.nattro.order.inventory.Inventory;
import no.nattro.order.payment.Payments;
import no.nattro.platform.breaker.BreakerAutoConfiguration;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.upstream.Outcome;
import no.nattro.platform.upstream.ReadyInstancesAutoConfiguration;
import no.nattro.platform.upstream.UpstreamAutoConfiguration;
import no.nattro.testkit.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.client.HttpClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestClientAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Each answer that a neighbour's own tests prove it gives, read by our client. The files are the neighbours'; this test says
 * what each means to a checkout.
 */
@SpringBootTest(classes = NeighbourContractsTest.Clients.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
class NeighbourContractsTest {

    private static final Path INVENTORY = Path.of("../inventory-service/src/test/resources/contracts/order-service");
    private static final Path PAYMENT = Path.of("../payment-service/src/test/resources/contracts/order-service");
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("reserve-holds", "Done"),
            Map.entry("reserve-again-when-held", "Done"),
            Map.entry("reserve-again-when-sold", "Done"),
            Map.entry("reserve-out-of-stock", "Refused OUT_OF_STOCK"),
            Map.entry("reserve-unknown-sku", "Refused UNKNOWN_SKU"),
            Map.entry("reserve-already-undone", "Unknown"),
            Map.entry("reserve-key-reused", "Unknown"),
            Map.entry("confirm-sells", "Done"),
            Map.entry("confirm-again", "Done"),
            Map.entry("confirm-already-undone", "Refused ALREADY_UNDONE"),
            Map.entry("confirm-not-reserved", "Refused NOT_RESERVED"),
            Map.entry("undo-releases", "Done"),
            Map.entry("undo-takes-back", "Done"),
            Map.entry("undo-refused", "Done"),
            Map.entry("undo-before-anything", "Done"),
            Map.entry("charge-is-captured", "Done"),
            Map.entry("charge-is-repeated", "Done"),
            Map.entry("charge-is-declined", "Refused DECLINED"),
            Map.entry("charge-is-declined-again", "Refused DECLINED"),
            Map.entry("charge-has-no-answer", "Unknown"),
            Map.entry("charge-was-undone", "Unknown"),
            Map.entry("charge-has-another-body", "Unknown"),
            Map.entry("undo-voids", "Done VOIDED"),
            Map.entry("undo-finds-nothing", "Done VOIDED"),
            Map.entry("undo-refunds", "Done REFUNDED"),
            Map.entry("undo-is-repeated", "Done VOIDED"),
            Map.entry("undo-of-a-decline", "Done DECLINED"),
            Map.entry("undo-has-no-answer", "Unknown"));

    @RegisterExtension
    static final WireMockExtension neighbour = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort()).build();

    private static final ShopperId SHOPPER = new ShopperId(UUID.randomUUID());
    private static final Pattern LINE = Pattern.compile("\"sku\":\"([^\"]+)\",\"quantity\":(\\d+)");
    private static final Pattern CHARGE = Pattern.compile("\"amount\":(\\d+).*\"token\":\"([^\"]+)\"");

    @Autowired
    private Inventory inventory;

    @Autowired
    private Payments payments;

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry registry) {
        for (String name : List.of("inventory", "payment")) {
            registry.add("nattro.upstreams." + name + ".urls", neighbour::baseUrl);
            registry.add("nattro.upstreams." + name + ".total-timeout", () -> "3s");
        }
    }

    static Stream<Contract> contracts() {
        return Stream.concat(Contract.in(INVENTORY).stream(), Contract.in(PAYMENT).stream());
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void every_answer_has_a_meaning(Contract contract) throws IOException {
        Path folder = contract.url().startsWith("/payments") ? PAYMENT : INVENTORY;
        neighbour.getRuntimeInfo().getWireMock()
                .register(StubMapping.buildFrom(Files.readString(folder.resolve(contract.name() + ".json"))));

        Outcome<?, ?> outcome = call(contract);

        assertThat(told(outcome)).as(contract.name())
                .startsWith(MEANINGS.getOrDefault(contract.name(), "(no meaning)"));
        assertThat(neighbour.findAllUnmatchedRequests()).as("our request is the one of the contract").isEmpty();
        neighbour.verify(1, anyRequestedFor(anyUrl()).withHeader("X-Shopper-Id", equalTo(SHOPPER.value().toString())));
    }

    @Test
    void every_meaning_has_its_contract() {
        assertThat(contracts().map(Contract::name)).containsExactlyInAnyOrderElementsOf(MEANINGS.keySet());
    }

    private static String told(Outcome<?, ?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?, ?>(var value) -> "Done " + value;
            case Outcome.Refused<?, ?>(var reason, var detail) -> "Refused " + reason + " " + detail;
            case Outcome.Unknown<?, ?>(var cause) -> "Unknown " + cause;
            case Outcome.NotSent<?, ?>(var cause) -> "NotSent " + cause;
        };
    }

    private Outcome<?, ?> call(Contract contract) {
        String[] path = contract.url().split("/");
        OrderId order = new OrderId(UUID.fromString(path[2]));
        Deadline deadline = Deadline.in(Duration.ofSeconds(10));
        boolean delete = contract.method().equals("DELETE");
        if (path[1].equals("payments")) {
            return delete ? payments.undo(order, SHOPPER, deadline) : charge(order, contract.requestBody(), deadline);
        }
        if (delete) {
            return inventory.release(order, SHOPPER, deadline);
        }
        return contract.hasRequestBody()
                ? inventory.reserve(order, SHOPPER, lines(contract.requestBody()), deadline)
                : inventory.confirm(order, SHOPPER, deadline);
    }

    private Outcome<?, ?> charge(OrderId order, String body, Deadline deadline) {
        Matcher charge = CHARGE.matcher(body);
        assertThat(charge.find()).isTrue();
        return payments.charge(order, SHOPPER, Money.nok(Long.parseLong(charge.group(1))), charge.group(2), deadline);
    }

    private static List<OrderLine> lines(String body) {
        return LINE.matcher(body).results()
                .map(line -> OrderLine.of(line.group(1), Integer.parseInt(line.group(2)))).toList();
    }

    @ComponentScan(basePackageClasses = {Inventory.class, Payments.class})
    @ImportAutoConfiguration({ReadyInstancesAutoConfiguration.class, UpstreamAutoConfiguration.class,
            MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
            SimpleMetricsExportAutoConfiguration.class, JacksonAutoConfiguration.class,
            HttpClientAutoConfiguration.class, RestClientAutoConfiguration.class, BreakerAutoConfiguration.class})
    static class Clients {}
}
