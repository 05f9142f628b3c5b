package no.nattro.inventory.web;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import no.nattro.inventory.support.Calls;
import no.nattro.inventory.support.InventoryTest;
import no.nattro.inventory.support.Reply;
import no.nattro.testkit.Contract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What order-service expects, answered by the running service. The order ids in the files are used nowhere else. */
@InventoryTest
class OrderServiceContractIT {

    private final Calls calls;

    OrderServiceContractIT(Calls calls) {
        this.calls = calls;
    }

    static List<Contract> contracts() {
        return Contract.in(Path.of("src/test/resources/contracts/order-service"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void the_answer_is_the_expected_one(Contract contract) {
        bringAbout(contract.given(), UUID.fromString(contract.url().split("/")[2]));

        Reply reply = calls.send(contract.method(), contract.url(), contract.hasRequestBody()
                ? contract.requestBody()
                : "");

        contract.assertAnswer(reply.status(), reply.header("Content-Type"), reply.body().toString());
    }

    private void bringAbout(String given, UUID order) {
        switch (given) {
            case "the order is not known" -> {
                // as every order is at first
            }
            case "the order holds two NO-1001" -> calls.reserve(order, "NO-1001*2");
            case "the order has bought two NO-1001" -> {
                bringAbout("the order holds two NO-1001", order);
                calls.confirm(order);
            }
            case "the order has been given up" -> calls.undo(order);
            case "the order was refused" -> calls.reserve(order, "NO-9999*1");
            default -> throw new IllegalArgumentException(given);
        }
    }
}
