package no.nattro.payment.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import no.nattro.payment.PaymentCalls;
import no.nattro.payment.PaymentCalls.Reply;
import no.nattro.payment.WholeService;
import no.nattro.payment.domain.OrderId;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.RequestId;
import no.nattro.testkit.Contract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What order-service expects of us. Each file has an order of its own, so that no contract sees another's rows. */
@WholeService
class OrderServiceContractIT {

    private final PaymentCalls calls;

    OrderServiceContractIT(PaymentCalls calls) {
        this.calls = calls;
    }

    static List<Contract> contracts() {
        return Contract.in(Path.of("src/test/resources/contracts/order-service"));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void the_answer_is_what_order_service_expects(Contract contract) {
        OrderId order = OrderId.of(contract.url().replace("/payments/", ""));
        String deadline = bringAbout(contract.given(), order);

        Reply reply = calls.send(contract.method(), contract.url(), contract.requestBody(), Deadline.HEADER, deadline);

        contract.assertAnswer(reply.status(), reply.headers().firstValue("Content-Type").orElseThrow(), reply.text());
        assertThat(reply.headers().firstValue(RequestId.HEADER)).isPresent();
    }

    /**
     * The time that the contract's request gets: with 1 ms it is not given to the bank, which then does not answer.
     */
    private String bringAbout(String given, OrderId order) {
        switch (given) {
            case "there is no payment of the order",
                    "there is no payment of the order, and the bank does not answer" -> {
                // every order is new
            }
            case "the order's payment was captured",
                    "the order's payment was captured, and the bank does not answer" ->
                calls.charge(order, "tok_approved");
            case "the order's payment was declined" -> calls.charge(order, "tok_insufficient_funds");
            case "the order's payment was requested, and the bank has no charge" ->
                calls.charge(order, "tok_approved", Deadline.HEADER, "1");
            case "the order's payment was undone" -> calls.undo(order);
            default -> throw new IllegalArgumentException("nobody knows how to bring about: " + given);
        }
        return given.endsWith("the bank does not answer") ? "1" : "20000";
    }
}
