package no.nattro.payment.reconciliation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nattro.payment.bank.Bank;
import no.nattro.payment.bank.BankEntry;
import no.nattro.payment.bank.BankReply;
import no.nattro.payment.bank.BankReply.Answered;
import no.nattro.payment.bank.BankReply.NotSent;
import no.nattro.payment.bank.BankReply.Unknown;
import no.nattro.payment.domain.Bookmark;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.Payment;
import org.springframework.stereotype.Component;

/**
 * Looks at every order that may differ: what differed before, what changed here, and what changed at the bank. Page by
 * page, so that books of any length fit a small pod.
 */
@Component
class Comparison {

    /** A page of keys and entries is some 20 kB, and far within the bank's limit. */
    private static final int PAGE = 200;

    private final ReconciliationTransactions transactions;
    private final Bank bank;

    Comparison(ReconciliationTransactions transactions, Bank bank) {
        this.transactions = transactions;
        this.bank = bank;
    }

    /**
     * @throws BrokenOff when the bank does not answer, the service closes, or another replica has taken the run over
     */
    Tally of(Run run, Instant from, BooleanSupplier stopping) {
        Tally tally = Tally.NOTHING;
        tally = pages(run, stopping, tally, 0L, after -> transactions.open(after, PAGE), Difference::id,
                Difference::orderId);
        tally = pages(run, stopping, tally, Bookmark.at(from), after -> transactions.changed(after, run.until(), PAGE),
                Payment::bookmark, Payment::orderId);
        return pages(run, stopping, tally, Bookmark.at(from),
                after -> answer(bank.statement(after, run.until(), PAGE)), BankEntry::bookmark, BankEntry::key);
    }

    private <T, P> Tally pages(Run run, BooleanSupplier stopping, Tally before, P beginning,
            Function<P, List<T>> pageAfter, Function<T, P> place, Function<T, OrderId> order) {
        Tally tally = before;
        P after = beginning;
        List<T> page;
        do {
            if (stopping.getAsBoolean()) {
                throw new BrokenOff("the service closes");
            }
            page = pageAfter.apply(after);
            if (!page.isEmpty()) {
                tally = tally.plus(look(run, page.stream().map(order).toList()));
                after = place.apply(page.getLast());
            }
        } while (page.size() == PAGE);
        return tally;
    }

    private Look look(Run run, Collection<OrderId> orders) {
        Map<OrderId, Payment> before = transactions.read(orders);
        Map<OrderId, BankEntry> there = answer(bank.entries(orders)).stream()
                .collect(Collectors.toMap(BankEntry::key, Function.identity()));
        Look look = Look.at(orders, before, there, transactions.read(orders));
        if (!transactions.note(run, look)) {
            throw new BrokenOff("another replica has taken it over");
        }
        return look;
    }

    private static List<BankEntry> answer(BankReply<List<BankEntry>> reply) {
        return switch (reply) {
            case Answered(var entries) -> entries;
            case Unknown(String cause) -> throw new BrokenOff("no statement of the bank: " + cause);
            case NotSent(String cause) -> throw new BrokenOff("no statement of the bank: " + cause);
        };
    }
}
