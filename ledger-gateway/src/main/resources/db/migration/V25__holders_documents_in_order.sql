-- A holder's documents stand in the order of their lists, an agency's together: a page of them begins at its place, however many
-- the holder has. The key begins with what a search knows.
CREATE TABLE document_held (
    holder_hash  VARCHAR(64)  NOT NULL,
    organisation VARCHAR(64)  NOT NULL,
    kind         VARCHAR(16)  NOT NULL,
    agency       VARCHAR(18)  NOT NULL,
    recorded_at  BIGINT       NOT NULL,
    identifier   VARCHAR(160) NOT NULL,
    PRIMARY KEY (holder_hash, organisation, kind, agency, recorded_at, identifier)
);
INSERT INTO document_held (holder_hash, organisation, kind, agency, recorded_at, identifier)
    SELECT h.holder_hash, d.organisation, d.kind, d.agency, d.recorded_at, d.identifier
    FROM document_holder h
    JOIN document d ON d.organisation = h.organisation AND d.kind = h.kind AND d.identifier = h.identifier;
DROP TABLE document_holder;
ALTER TABLE document_held RENAME TO document_holder;
CREATE INDEX document_holder_document ON document_holder (organisation, kind, identifier);
