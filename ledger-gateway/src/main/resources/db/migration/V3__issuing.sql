-- Documents that wait for the end of a submission, and the state they take when it is recorded.
CREATE TABLE drafted_document (
    submission   VARCHAR(36)  NOT NULL,
    organisation VARCHAR(64)  NOT NULL,
    kind         VARCHAR(16)  NOT NULL,
    identifier   VARCHAR(160) NOT NULL,
    state        VARCHAR(24)  NOT NULL,
    -- 1: made with the submission and thrown away when it is not recorded
    created      INTEGER      NOT NULL,
    PRIMARY KEY (submission, organisation, kind, identifier)
);

-- The next free index in the status list of an issuer and a type.
CREATE TABLE status_index (
    iss        VARCHAR(8) NOT NULL,
    type       INTEGER    NOT NULL,
    next_index BIGINT     NOT NULL,
    PRIMARY KEY (iss, type)
);
