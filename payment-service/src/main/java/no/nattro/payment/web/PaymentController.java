package no.nattro.payment.web;

import jakarta.validation.Valid;
import no.nattro.payment.charging.Cashier;
import no.nattro.payment.charging.ChargeResult;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.Payment;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.Origin;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/payments/{orderId}")
class PaymentController {

    private final Cashier cashier;

    PaymentController(Cashier cashier) {
        this.cashier = cashier;
    }

    @PutMapping
    ResponseEntity<PaymentResponse> charge(@PathVariable OrderId orderId, @Valid @RequestBody ChargeRequest request,
            Origin origin, Deadline deadline) {
        return switch (cashier.charge(request.of(orderId), origin, deadline)) {
            case ChargeResult.Captured(Payment payment) -> ResponseEntity.ok(PaymentResponse.from(payment));
            case ChargeResult.NotKnownYet(Payment payment) -> accepted(payment);
            case ChargeResult.Declined(var reason) -> throw PaymentProblem.declined(reason);
            case ChargeResult.AlreadyUndone _ -> throw PaymentProblem.alreadyUndone();
            case ChargeResult.KeyReused _ -> throw PaymentProblem.keyReused();
        };
    }

    @DeleteMapping
    ResponseEntity<PaymentResponse> undo(@PathVariable OrderId orderId, Origin origin, Deadline deadline) {
        Payment payment = cashier.undo(orderId, origin, deadline);
        return payment.status().isOpen() ? accepted(payment) : ResponseEntity.ok(PaymentResponse.from(payment));
    }

    @GetMapping
    PaymentDetails look(@PathVariable OrderId orderId) {
        return cashier.find(orderId).map(PaymentDetails::from).orElseThrow(() -> PaymentProblem.noPayment(orderId));
    }

    private static ResponseEntity<PaymentResponse> accepted(Payment payment) {
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(PaymentResponse.from(payment));
    }
}
