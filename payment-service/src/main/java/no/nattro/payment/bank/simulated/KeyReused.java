package no.nattro.payment.bank.simulated;

import no.nattro.payment.domain.OrderId;

/** The bank has booked another amount or token under this key, and refuses to say how that went. */
class KeyReused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyReused(OrderId key) {
        super("the bank has another charge under the key " + key);
    }
}
