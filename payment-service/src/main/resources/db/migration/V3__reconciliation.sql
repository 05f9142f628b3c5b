-- serves reconciliation: what changed since the last look, page by page
CREATE INDEX payments_by_change ON payments (updated_at, order_id);

-- One row: how far the books were compared, and what came of it last.
CREATE TABLE reconciliation (
    only_row          boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    run               bigint NOT NULL DEFAULT 0, -- number of the run that began last; whoever works on it still holds it
    next_run_at       timestamptz NOT NULL DEFAULT clock_timestamp(), -- of a run under way: when it counts as dead
    started_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    compared_until    timestamptz NOT NULL DEFAULT 'epoch', -- what changed before is compared
    from_beginning_at timestamptz NOT NULL DEFAULT 'epoch', -- when everything was compared last

    -- the last run that came to its end
    finished_at       timestamptz,
    compared          bigint NOT NULL DEFAULT 0, -- orders looked at in both books; one that both changed counts twice
    in_flight         bigint NOT NULL DEFAULT 0, -- of these, too young to be judged
    repaired          bigint NOT NULL DEFAULT 0,
    flagged           bigint NOT NULL DEFAULT 0,

    failure           text -- why the run after it did not come to its end
);
INSERT INTO reconciliation DEFAULT VALUES;

-- Where our books and the bank's do not agree. Seen once, a difference may be our own reading of two books in turn; from two
-- looks on it stands. It is never deleted then: gone_at says since when the books agree again.
CREATE TABLE differences (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id      uuid NOT NULL, -- there may be no payment of that order
    kind          text NOT NULL CHECK (
        kind IN ('WITHOUT_PAYMENT', 'NOT_GIVEN_BACK', 'CAPTURE_MISSING', 'AMOUNT_DIFFERS', 'GIVEN_BACK')),
    kept_here     bigint NOT NULL, -- øre that are kept by our books
    kept_there    bigint NOT NULL, -- and by the bank's
    looks         integer NOT NULL DEFAULT 1 CHECK (looks >= 1),
    last_run      bigint NOT NULL, -- the run that saw it last; a run counts once, however often it looks
    first_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    repaired_at   timestamptz,
    flagged_at    timestamptz, -- since when a person must look
    gone_at       timestamptz,

    CONSTRAINT what_was_done_was_seen_twice CHECK (looks >= 2 OR num_nonnulls(repaired_at, flagged_at, gone_at) = 0)
);

-- serves each look: the difference of an order that is still open
CREATE UNIQUE INDEX one_open_difference_of_an_order ON differences (order_id) WHERE gone_at IS NULL;
