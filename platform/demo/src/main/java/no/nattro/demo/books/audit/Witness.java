package no.nattro.demo.books.audit;

import no.nattro.demo.books.Reading;

/** What some of the answers of a history say of the books. */
interface Witness {

    void judge(Reading reading, Findings findings);
}
