-- A licence that existed before it was recorded says so wherever it is listed or printed; the ledger has the same mark.
ALTER TABLE document ADD COLUMN imported INTEGER NOT NULL DEFAULT 0;
UPDATE document SET imported = 1 WHERE kind = 'LICENCE' AND EXISTS (
    SELECT 1 FROM bulk_job j JOIN bulk_row r ON r.job = j.id
    WHERE j.kind = 'IMPORT' AND j.organisation = document.organisation AND r.licence_id = document.identifier);
