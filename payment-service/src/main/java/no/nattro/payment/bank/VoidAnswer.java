package no.nattro.payment.bank;

/** What a void came to. The bank always answers with one of these, and with the same one when it is asked again. */
public enum VoidAnswer {

    /** Nothing had been taken, and nothing will be. */
    VOIDED,

    /** The money had been taken and was given back. */
    REFUNDED
}
