-- A repeated key gets the stored answer to the letter: jsonb would put its fields into another order.
ALTER TABLE idempotency_records ALTER COLUMN response TYPE json;
