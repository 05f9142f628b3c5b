-- A person must look: the end has been unknown for too long. Set by age, never by count, and no reason to stop asking.
ALTER TABLE payments
    ADD COLUMN needs_attention boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT only_an_open_payment_needs_attention CHECK (
        NOT needs_attention OR status IN ('REQUESTED', 'UNDOING'));

-- serves recovery: what is due, what needs attention, how many wait
CREATE INDEX open_payments ON payments (next_attempt_at) WHERE status IN ('REQUESTED', 'UNDOING');
