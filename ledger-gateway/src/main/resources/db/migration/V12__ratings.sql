-- How people who were served rate it, once for each recognition. Times are milliseconds since 1970.
CREATE TABLE service_rating (
    recognition  VARCHAR(36)  NOT NULL PRIMARY KEY,
    organisation VARCHAR(64)  NOT NULL,
    agency       VARCHAR(18)  NOT NULL,
    matter       VARCHAR(32)  NOT NULL,
    -- what the link to rate carries behind #, beside the recognition's name
    secret       VARCHAR(32)  NOT NULL,
    invited_at   BIGINT       NOT NULL,
    grade        VARCHAR(20),
    reason       VARCHAR(20),
    -- a few words, sealed
    words        ${blob},
    rated_at     BIGINT
);
CREATE INDEX service_rating_agency ON service_rating (organisation, agency, invited_at);
