-- Existing licences are imported from files too; a second person confirms the batch.
ALTER TABLE bulk_job ADD COLUMN kind VARCHAR(8) DEFAULT 'ISSUE' NOT NULL;
ALTER TABLE bulk_job ADD COLUMN confirmed_by VARCHAR(100);
CREATE INDEX bulk_row_licence ON bulk_row (licence_id);
