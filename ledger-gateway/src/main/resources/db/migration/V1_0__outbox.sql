-- One row for each change on its way to the ledger. Times are milliseconds since 1970.
CREATE TABLE submission (
    id              VARCHAR(36)  NOT NULL PRIMARY KEY,
    account         VARCHAR(100) NOT NULL,
    idempotency_key VARCHAR(100) NOT NULL,
    body_digest     VARCHAR(64)  NOT NULL,
    msp_id          VARCHAR(100) NOT NULL,
    client          VARCHAR(100) NOT NULL,
    agency          VARCHAR(18)  NOT NULL,
    operation       VARCHAR(60)  NOT NULL,
    subject         VARCHAR(200) NOT NULL,
    chaincode       VARCHAR(60)  NOT NULL,
    request_id      VARCHAR(36)  NOT NULL,
    transaction_id  VARCHAR(64)  NOT NULL,
    envelope        ${blob}      NOT NULL,
    state           VARCHAR(20)  NOT NULL,
    code            VARCHAR(60),
    block_number    BIGINT,
    attempts        INTEGER      NOT NULL,
    answer          ${blob}      NOT NULL,
    created_at      BIGINT       NOT NULL,
    sent_at         BIGINT       NOT NULL,
    settled_at      BIGINT,
    CONSTRAINT submission_key UNIQUE (account, idempotency_key)
);
CREATE INDEX submission_open ON submission (state, sent_at);
CREATE INDEX submission_subject ON submission (subject, state);
