-- What needs two people. Rows stay: they are the record of who asked and who confirmed. Times are milliseconds since 1970.
CREATE TABLE approval (
    id              VARCHAR(36)  NOT NULL PRIMARY KEY,
    organisation    VARCHAR(64)  NOT NULL,
    agency          VARCHAR(18)  NOT NULL,
    kind            VARCHAR(40)  NOT NULL,
    subject         VARCHAR(200) NOT NULL,
    digest          VARCHAR(64)  NOT NULL,
    sealed          ${blob}      NOT NULL,
    state           VARCHAR(12)  NOT NULL,
    asked_by        VARCHAR(100) NOT NULL,
    asked_officer   VARCHAR(200) NOT NULL,
    asked_at        BIGINT       NOT NULL,
    expires_at      BIGINT       NOT NULL,
    decided_by      VARCHAR(100),
    decided_officer VARCHAR(200),
    decided_at      BIGINT,
    steps           INTEGER      NOT NULL
);
CREATE INDEX approval_agency ON approval (organisation, agency, asked_at);
CREATE INDEX approval_state ON approval (state, decided_at);

CREATE TABLE approval_step (
    approval       VARCHAR(36)  NOT NULL,
    step_number    INTEGER      NOT NULL,
    subject        VARCHAR(200) NOT NULL,
    -- why it was refused; null where it is recorded
    code           VARCHAR(60),
    words          VARCHAR(1000),
    transaction_id VARCHAR(64),
    block_number   BIGINT,
    PRIMARY KEY (approval, step_number)
);

-- How many changes of a kind an agency made lately.
CREATE INDEX submission_operation ON submission (operation, agency, settled_at);
