-- The console shows the block of each step of a document's life.
CREATE INDEX submission_transaction ON submission (transaction_id);
