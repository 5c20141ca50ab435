-- Objections of all regions, as the ledger's blocks say of them: identifiers, codes and times that stand there for everybody.
CREATE TABLE objection (
    -- where it was raised
    region        VARCHAR(40)  NOT NULL,
    objection     VARCHAR(100) NOT NULL,
    agency        VARCHAR(40)  NOT NULL,
    issuer_region VARCHAR(40)  NOT NULL,
    -- who issued the licence
    issuer        VARCHAR(40)  NOT NULL,
    licence_id    VARCHAR(160) NOT NULL,
    reason        VARCHAR(100) NOT NULL,
    -- epoch seconds
    raised_at     BIGINT       NOT NULL,
    answer_by     BIGINT       NOT NULL,
    answered_at   BIGINT,
    outcome       VARCHAR(20),
    -- 1: after the last moment
    late          INTEGER,
    PRIMARY KEY (region, objection)
);
CREATE INDEX objection_to_answer ON objection (issuer_region, issuer, answer_by, objection) WHERE answered_at IS NULL;
CREATE INDEX objection_answered ON objection (issuer_region, issuer, raised_at, objection) WHERE answered_at IS NOT NULL;
CREATE INDEX objection_raised ON objection (region, agency, raised_at, objection);
-- Which region a namespace was registered for, as far as the blocks were read for objections.
CREATE TABLE objection_region (
    namespace VARCHAR(60) NOT NULL PRIMARY KEY,
    region    VARCHAR(40) NOT NULL
);
