-- How many imports wait for a second person is asked for every page of the console.
CREATE INDEX bulk_job_import ON bulk_job (organisation, agency, created_at)
    WHERE kind = 'IMPORT' AND state = 'CHECKED' AND confirmed_by IS NULL;
