-- What was recorded in a month and how a service was rated, added up in the writes that settle them: a report reads a few
-- rows, however many documents there are. Months are year * 100 + month, in China.
CREATE TABLE work_total (
    organisation VARCHAR(64) NOT NULL,
    in_month     INTEGER     NOT NULL,
    -- whose document it is
    agency       VARCHAR(18) NOT NULL,
    kind         VARCHAR(16) NOT NULL,
    type         INTEGER     NOT NULL,
    -- 'issued': documents that were made; else the name of the change
    operation    VARCHAR(60) NOT NULL,
    many         BIGINT      NOT NULL,
    PRIMARY KEY (organisation, in_month, agency, kind, type, operation)
);
CREATE TABLE rating_total (
    organisation VARCHAR(64) NOT NULL,
    -- of the invitation; 0 for all months together
    in_month     INTEGER     NOT NULL,
    agency       VARCHAR(18) NOT NULL,
    -- INVITED, CHECK (those of them after a check), GRADE, REASON
    figure       VARCHAR(8)  NOT NULL,
    -- which grade or reason
    answer       VARCHAR(20) NOT NULL,
    many         BIGINT      NOT NULL,
    PRIMARY KEY (organisation, in_month, agency, figure, answer)
);

-- What was there before. The month of a day is reckoned here, for the two databases have no function for it in common:
-- days are counted from 1 March of the year 0, in eras of 400 years.
CREATE TABLE counted_day (
    n        BIGINT  NOT NULL PRIMARY KEY,
    in_month INTEGER NOT NULL
);
INSERT INTO counted_day (n, in_month)
SELECT n, (yoe + era * 400 + mp / 10) * 100 + mp + 3 - 12 * (mp / 10) FROM (
    SELECT n, era, yoe, (5 * (doe - (365 * yoe + yoe / 4 - yoe / 100)) + 2) / 153 AS mp FROM (
        SELECT n, era, doe, (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365 AS yoe FROM (
            SELECT n, (n + 719468) / 146097 AS era, (n + 719468) % 146097 AS doe FROM (
                SELECT (recorded_at + 28800) / 86400 AS n FROM document
                UNION SELECT (settled_at / 1000 + 28800) / 86400 FROM submission WHERE settled_at IS NOT NULL
                UNION SELECT (invited_at / 1000 + 28800) / 86400 FROM service_rating) days) eras) years) months;

INSERT INTO work_total (organisation, in_month, agency, kind, type, operation, many)
SELECT d.organisation, c.in_month, d.agency, d.kind, d.type, 'issued', COUNT(*)
FROM document d JOIN counted_day c ON c.n = (d.recorded_at + 28800) / 86400
WHERE d.kind IN ('LICENCE', 'RECEIPT') AND d.state <> 'PENDING'
GROUP BY d.organisation, c.in_month, d.agency, d.kind, d.type;
INSERT INTO work_total (organisation, in_month, agency, kind, type, operation, many)
SELECT d.organisation, c.in_month, d.agency, d.kind, d.type, s.operation, COUNT(*)
FROM submission s JOIN counted_day c ON c.n = (s.settled_at / 1000 + 28800) / 86400
JOIN document d ON d.organisation = s.msp_id AND d.kind IN ('LICENCE', 'RECEIPT') AND d.identifier = s.subject
WHERE s.state = 'RECORDED'
GROUP BY d.organisation, c.in_month, d.agency, d.kind, d.type, s.operation;

INSERT INTO rating_total (organisation, in_month, agency, figure, answer, many)
SELECT r.organisation, c.in_month, r.agency, 'INVITED', '', COUNT(*)
FROM service_rating r JOIN counted_day c ON c.n = (r.invited_at / 1000 + 28800) / 86400
GROUP BY r.organisation, c.in_month, r.agency;
INSERT INTO rating_total (organisation, in_month, agency, figure, answer, many)
SELECT r.organisation, c.in_month, r.agency, 'CHECK', '', COUNT(*)
FROM service_rating r JOIN counted_day c ON c.n = (r.invited_at / 1000 + 28800) / 86400
WHERE r.service = 'CHECK' GROUP BY r.organisation, c.in_month, r.agency;
INSERT INTO rating_total (organisation, in_month, agency, figure, answer, many)
SELECT r.organisation, c.in_month, r.agency, 'GRADE', r.grade, COUNT(*)
FROM service_rating r JOIN counted_day c ON c.n = (r.invited_at / 1000 + 28800) / 86400
WHERE r.grade IS NOT NULL GROUP BY r.organisation, c.in_month, r.agency, r.grade;
INSERT INTO rating_total (organisation, in_month, agency, figure, answer, many)
SELECT r.organisation, c.in_month, r.agency, 'REASON', r.reason, COUNT(*)
FROM service_rating r JOIN counted_day c ON c.n = (r.invited_at / 1000 + 28800) / 86400
WHERE r.reason IS NOT NULL GROUP BY r.organisation, c.in_month, r.agency, r.reason;
INSERT INTO rating_total (organisation, in_month, agency, figure, answer, many)
SELECT organisation, 0, agency, figure, answer, SUM(many) FROM rating_total
GROUP BY organisation, agency, figure, answer;

DROP TABLE counted_day;
-- They served the counting alone.
DROP INDEX submission_settled;
DROP INDEX service_rating_month;
DROP INDEX service_rating_agency;
