-- Off-chain documents. Times are seconds since 1970.
-- Columns in the clear hold nothing that the ledger does not show too.

CREATE TABLE document (
    organisation      VARCHAR(64)  NOT NULL,
    kind              VARCHAR(16)  NOT NULL,
    identifier        VARCHAR(160) NOT NULL,
    type              INTEGER      NOT NULL,
    agency            VARCHAR(18)  NOT NULL,
    state             VARCHAR(24)  NOT NULL,
    holder_commitment VARCHAR(64),
    recorded_at       BIGINT       NOT NULL,
    erased_at         BIGINT,
    master_key_id     VARCHAR(16)  NOT NULL,
    -- both null once the document is erased
    wrapped_key       ${blob},
    sealed            ${blob},
    PRIMARY KEY (organisation, kind, identifier)
);

CREATE INDEX document_newest ON document (organisation, kind, recorded_at, identifier);
CREATE INDEX document_commitment ON document (organisation, holder_commitment);

-- keyed hashes of holders' codes
CREATE TABLE document_holder (
    holder_hash  VARCHAR(64)  NOT NULL,
    organisation VARCHAR(64)  NOT NULL,
    kind         VARCHAR(16)  NOT NULL,
    identifier   VARCHAR(160) NOT NULL,
    PRIMARY KEY (holder_hash, organisation, kind, identifier)
);

CREATE INDEX document_holder_document ON document_holder (organisation, kind, identifier);

-- keyed hashes of what a person must know to look a document up by hand
CREATE TABLE document_phrase (
    locator      VARCHAR(32)  NOT NULL PRIMARY KEY,
    verifier     VARCHAR(32)  NOT NULL,
    organisation VARCHAR(64)  NOT NULL,
    kind         VARCHAR(16)  NOT NULL,
    identifier   VARCHAR(160) NOT NULL
);

CREATE INDEX document_phrase_document ON document_phrase (organisation, kind, identifier);

-- who opened which document, and what for
CREATE TABLE document_read (
    organisation VARCHAR(64)  NOT NULL,
    kind         VARCHAR(16)  NOT NULL,
    identifier   VARCHAR(160) NOT NULL,
    read_at      BIGINT       NOT NULL,
    reader       VARCHAR(64)  NOT NULL,
    purpose      VARCHAR(200) NOT NULL
);

CREATE INDEX document_read_document ON document_read (organisation, kind, identifier, read_at);
