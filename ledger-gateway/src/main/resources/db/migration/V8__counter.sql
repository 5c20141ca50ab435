-- Who asked for which document at a counter. Times are milliseconds since 1970.
CREATE TABLE counter_hand_out (
    id           VARCHAR(36)  NOT NULL PRIMARY KEY,
    organisation VARCHAR(64)  NOT NULL,
    agency       VARCHAR(18)  NOT NULL,
    kind         VARCHAR(16)  NOT NULL,
    identifier   VARCHAR(160) NOT NULL,
    asker        VARCHAR(8)   NOT NULL,
    -- the person's name and number, and a proxy's mandate
    sealed       ${blob}      NOT NULL,
    officer      VARCHAR(200) NOT NULL,
    handed_at    BIGINT       NOT NULL
);
CREATE INDEX counter_hand_out_agency ON counter_hand_out (organisation, agency, handed_at);
