-- The block that gave a document its state: what an earlier block said comes too late, whenever it is learned.
ALTER TABLE document ADD COLUMN state_block BIGINT;
-- Whose file it is, as a person: who has two accounts is still one. Absent in jobs of older versions.
ALTER TABLE bulk_job ADD COLUMN officer VARCHAR(200);
