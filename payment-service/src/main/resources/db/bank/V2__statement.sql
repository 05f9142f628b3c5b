-- serves the merchant's statement: what changed since, page by page
CREATE INDEX charges_by_change ON charges (updated_at, key);
