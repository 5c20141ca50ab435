-- Whether a document reads as expired: its last day is past, though the ledger says VALID or SUSPENDED until somebody records
-- that. Lists filter by what their rows say, each kind of row from an index of its own.
ALTER TABLE document ADD COLUMN expired INTEGER NOT NULL DEFAULT 0;
DROP INDEX document_agency_state;
DROP INDEX document_agency_type_state;
CREATE INDEX document_agency_state ON document (organisation, kind, agency, state, recorded_at, identifier)
    WHERE expired = 0;
CREATE INDEX document_agency_type_state ON document (organisation, kind, agency, type, state, recorded_at, identifier)
    WHERE expired = 0;
CREATE INDEX document_agency_expired ON document (organisation, kind, agency, expired, recorded_at, identifier)
    WHERE expired = 1;
CREATE INDEX document_agency_type_expired ON document (organisation, kind, agency, type, expired, recorded_at, identifier)
    WHERE expired = 1;
-- Those whose last day comes next.
CREATE INDEX document_last_day ON document (valid_to)
    WHERE expired = 0 AND valid_to IS NOT NULL AND state IN ('VALID', 'SUSPENDED');
-- Those that are not past after all, when a clock was ahead.
CREATE INDEX document_past ON document (valid_to) WHERE expired = 1;
-- Documents of older versions have no last day beside their sealed content: it is read from there once, from this place on.
-- The row goes with the last of them.
CREATE TABLE last_day_reading (
    organisation VARCHAR(64)  NOT NULL,
    identifier   VARCHAR(160) NOT NULL
);
INSERT INTO last_day_reading (organisation, identifier) VALUES ('', '');
