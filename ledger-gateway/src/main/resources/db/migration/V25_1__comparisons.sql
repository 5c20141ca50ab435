-- Days that are compared with a unit's own list: how far the receipts were opened, and what came of it. List and result are
-- sealed; what ended is forgotten after a week.
CREATE TABLE comparison (
    id           VARCHAR(36)  NOT NULL PRIMARY KEY,
    organisation VARCHAR(64)  NOT NULL,
    agency       VARCHAR(18)  NOT NULL,
    account      VARCHAR(200) NOT NULL,
    day          VARCHAR(10)  NOT NULL,
    -- RUNNING, DONE or STOPPED
    state        VARCHAR(10)  NOT NULL,
    receipts     INTEGER      NOT NULL,
    opened       INTEGER      NOT NULL,
    list         ${blob}      NOT NULL,
    result       ${blob},
    -- epoch milliseconds
    begun_at     BIGINT       NOT NULL
);
CREATE INDEX comparison_running ON comparison (begun_at) WHERE state = 'RUNNING';
CREATE INDEX comparison_begun ON comparison (begun_at);
