-- Lanes of granted number blocks, as the ledger's blocks say: a report adds up a unit's own without reading all of the region.
CREATE TABLE number_lane (
    namespace VARCHAR(64) NOT NULL,
    block     VARCHAR(19) NOT NULL,
    lane      INTEGER     NOT NULL,
    code      VARCHAR(8)  NOT NULL,
    unit      VARCHAR(18) NOT NULL,
    granted   BIGINT      NOT NULL,
    unused    BIGINT      NOT NULL,
    PRIMARY KEY (namespace, block, lane)
);
CREATE INDEX number_lane_unit ON number_lane (namespace, unit, code, granted, unused);
