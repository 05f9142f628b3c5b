-- One row per order that was ever charged or undone. Rows are never deleted: DECLINED, VOIDED and REFUNDED are what a
-- late original finds and is refused by.
CREATE TABLE payments (
    order_id        uuid PRIMARY KEY,
    amount          bigint CHECK (amount BETWEEN 1 AND 1000000000000), -- minor units
    currency        text CHECK (currency = 'NOK'),
    token           text CHECK (token ~ '^tok_[a-z_]{3,40}$'), -- kept because asking again needs the same body
    status          text NOT NULL CHECK (
        status IN ('REQUESTED', 'CAPTURED', 'DECLINED', 'UNDOING', 'VOIDED', 'REFUNDED')),
    decline_reason  text,
    request_id      text NOT NULL, -- of the request that made the row: leads to the story that it belongs to
    traceparent     text,
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at      timestamptz NOT NULL DEFAULT clock_timestamp(),

    -- For whoever asks the bank again. Set exactly while the bank owes an answer, so that no open row can be forgotten.
    unknown_since   timestamptz, -- since when the end is not known
    next_attempt_at timestamptz, -- not to be asked again before
    attempts        integer NOT NULL DEFAULT 0 CHECK (attempts >= 0), -- calls of this step that the bank did not answer

    CONSTRAINT only_a_tombstone_has_no_body CHECK (
        num_nonnulls(amount, currency, token) = 3 OR num_nonnulls(amount, currency, token) = 0 AND status = 'VOIDED'),
    CONSTRAINT a_decline_has_its_reason CHECK ((decline_reason IS NOT NULL) = (status = 'DECLINED')),
    CONSTRAINT an_open_payment_is_asked_for_again CHECK (
        (status IN ('REQUESTED', 'UNDOING')) = (next_attempt_at IS NOT NULL)
        AND (status IN ('REQUESTED', 'UNDOING')) = (unknown_since IS NOT NULL))
);

-- Every status that a payment ever had. The foreign key also keeps payments from being deleted.
CREATE TABLE payment_history (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id    uuid NOT NULL REFERENCES payments,
    from_status text,
    to_status   text NOT NULL,
    at          timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- serves the check of the books and people: the path of one payment
CREATE INDEX payment_history_of_order ON payment_history (order_id, id);

CREATE FUNCTION note_payment_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO payment_history (order_id, to_status) VALUES (NEW.order_id, NEW.status);
    ELSIF NEW.status <> OLD.status THEN
        INSERT INTO payment_history (order_id, from_status, to_status) VALUES (NEW.order_id, OLD.status, NEW.status);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER note_status AFTER INSERT OR UPDATE ON payments
    FOR EACH ROW EXECUTE FUNCTION note_payment_status();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: what happened stays written', TG_OP, TG_TABLE_NAME;
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_history
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
