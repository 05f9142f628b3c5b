package no.nattro.order.payment;

import java.util.Map;
import no.nattro.order.domain.Money;
import no.nattro.order.domain.OrderId;
import no.nattro.order.domain.PaymentEnd;
import no.nattro.order.domain.ShopperId;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.upstream.NoRefusal;
import no.nattro.platform.upstream.Outcome;
import no.nattro.platform.upstream.Upstream;
import no.nattro.platform.upstream.UpstreamCall;
import no.nattro.platform.upstream.Upstreams;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** The contract with payment-service, over HTTP. */
@Component
class PaymentHttpClient implements Payments {

    private static final String PAYMENT = "/payments/{orderId}";

    private final Upstream payment;

    PaymentHttpClient(Upstreams upstreams) {
        this.payment = upstreams.named("payment");
    }

    @Override
    public Outcome<Captured, ChargeRefusal> charge(OrderId order, ShopperId shopper, Money total, String token,
            Deadline deadline) {
        return payment.send(new UpstreamCall<>(HttpMethod.PUT, PAYMENT, order,
                new ChargeRequest(total, token), Payment.class,
                Map.of("payment-declined", ChargeRefusal.DECLINED), shopper.value().toString()), deadline)
                .flatMap(Payment::capture);
    }

    @Override
    public Outcome<PaymentEnd, NoRefusal> undo(OrderId order, ShopperId shopper, Deadline deadline) {
        return payment.send(new UpstreamCall<>(HttpMethod.DELETE, PAYMENT, order, null, Payment.class,
                Map.<String, NoRefusal>of(), shopper.value().toString()), deadline).flatMap(Payment::end);
    }

    private record ChargeRequest(Money amount, String token) {}

    /** A status that is not one of the expected ones proves nothing. */
    private record Payment(String status) {

        <R> Outcome<Captured, R> capture() {
            return "CAPTURED".equals(status)
                    ? new Outcome.Done<>(new Captured())
                    : new Outcome.Unknown<>("a payment in state " + status);
        }

        <R> Outcome<PaymentEnd, R> end() {
            return switch (status) {
                case "VOIDED" -> new Outcome.Done<>(PaymentEnd.VOIDED);
                case "REFUNDED" -> new Outcome.Done<>(PaymentEnd.REFUNDED);
                case "DECLINED" -> new Outcome.Done<>(PaymentEnd.DECLINED);
                case null, default -> new Outcome.Unknown<>("a payment in state " + status);
            };
        }
    }
}
