-- Applications for receipt numbers. Times are milliseconds since 1970.
CREATE TABLE number_application (
    id           VARCHAR(36)  NOT NULL PRIMARY KEY,
    organisation VARCHAR(64)  NOT NULL,
    unit         VARCHAR(18)  NOT NULL,
    code         VARCHAR(8)   NOT NULL,
    numbers      BIGINT       NOT NULL,
    state        VARCHAR(12)  NOT NULL,
    applied_by   VARCHAR(200) NOT NULL,
    applied_at   BIGINT       NOT NULL,
    decided_by   VARCHAR(200),
    decided_at   BIGINT,
    reason       VARCHAR(32),
    block        VARCHAR(19),
    -- the grant that is on its way or was recorded
    submission   VARCHAR(36)
);
CREATE INDEX number_application_unit ON number_application (organisation, unit, applied_at);
CREATE INDEX number_application_submission ON number_application (submission);
-- A receipt's page shows the transactions of its stamps, which name their request.
CREATE INDEX submission_request ON submission (request_id);
