-- Many licences from one file. Times are milliseconds since 1970.
CREATE TABLE bulk_job (
    id           VARCHAR(36)  NOT NULL PRIMARY KEY,
    organisation VARCHAR(64)  NOT NULL,
    agency       VARCHAR(18)  NOT NULL,
    -- whose file it is: the rows are issued in this account's name
    account      VARCHAR(100) NOT NULL,
    type         INTEGER      NOT NULL,
    file_digest  VARCHAR(64)  NOT NULL,
    state        VARCHAR(12)  NOT NULL,
    -- why it was paused by the gateway
    reason       VARCHAR(60),
    row_count    INTEGER      NOT NULL,
    created_at   BIGINT       NOT NULL,
    started_at   BIGINT,
    finished_at  BIGINT,
    -- the key under all rows, sealed; null once nothing is left to be issued
    sealed_key   ${blob}
);
CREATE INDEX bulk_job_agency ON bulk_job (organisation, agency, created_at);
CREATE INDEX bulk_job_state ON bulk_job (state, created_at);

CREATE TABLE bulk_row (
    job            VARCHAR(36) NOT NULL,
    -- as a spreadsheet numbers it: the first row holds the column names
    row_number     INTEGER     NOT NULL,
    state          VARCHAR(12) NOT NULL,
    -- what is to be issued; null as soon as the row is settled
    sealed         ${blob},
    -- why it is not issued: JSON without any value of the row
    faults         VARCHAR(4000),
    licence_id     VARCHAR(160),
    transaction_id VARCHAR(64),
    block_number   BIGINT,
    PRIMARY KEY (job, row_number)
);
CREATE INDEX bulk_row_state ON bulk_row (job, state, row_number);
