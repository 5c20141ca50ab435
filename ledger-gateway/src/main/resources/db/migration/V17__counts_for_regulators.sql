-- What a regulator is shown, summed as the ledger's blocks are read: small tables, however many records the ledger has.
CREATE TABLE ledger_region (
    namespace VARCHAR(60) NOT NULL PRIMARY KEY
);
-- Uses of licences, by who used whose, what was decided and why.
CREATE TABLE recognition_total (
    region        VARCHAR(40) NOT NULL,
    issuer_region VARCHAR(40) NOT NULL,
    agency        VARCHAR(40) NOT NULL,
    finding       VARCHAR(20) NOT NULL,
    reason        VARCHAR(100) NOT NULL,
    uses          BIGINT      NOT NULL,
    PRIMARY KEY (region, issuer_region, agency, finding, reason)
);
-- Licences that were ended, by issuer and how.
CREATE TABLE ended_total (
    issuer VARCHAR(40) NOT NULL,
    state  VARCHAR(20) NOT NULL,
    ends   BIGINT      NOT NULL,
    PRIMARY KEY (issuer, state)
);
-- What somebody or something had on a day. Rows that are no more than usual are forgotten two days later.
CREATE TABLE busy_day (
    -- ISO date in China
    busy_day VARCHAR(10)  NOT NULL,
    kind     VARCHAR(16)  NOT NULL,
    subject  VARCHAR(300) NOT NULL,
    many     BIGINT       NOT NULL,
    PRIMARY KEY (busy_day, kind, subject)
);
CREATE INDEX busy_day_many ON busy_day (kind, many);
-- How far a reader of the ledger's blocks has come.
CREATE TABLE ledger_position (
    reader     VARCHAR(40) NOT NULL PRIMARY KEY,
    next_block BIGINT      NOT NULL,
    -- epoch seconds of the newest transaction that was read
    block_time BIGINT      NOT NULL
);
