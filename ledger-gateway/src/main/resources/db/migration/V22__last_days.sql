-- A document's last day, as the ledger has it: past it a licence reads as expired, though nobody recorded that. Absent for
-- what counts long-term, and for documents of older versions.
ALTER TABLE document ADD COLUMN valid_to VARCHAR(10);
