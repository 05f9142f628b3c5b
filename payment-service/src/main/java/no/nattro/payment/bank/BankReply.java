package no.nattro.payment.bank;

/**
 * How a call to the bank ended for the one who waited for it.
 *
 * @param <A> what the bank answers
 */
public sealed interface BankReply<A> {

    /** It is in the bank's books. */
    record Answered<A>(A answer) implements BankReply<A> {}

    /** No answer that can be used: it may have happened, or may still. Ask again under the same key. */
    record Unknown<A>(String cause) implements BankReply<A> {}

    /** The bank was not asked, so nothing happened. Does not count as an attempt. */
    record NotSent<A>(String cause) implements BankReply<A> {}
}
