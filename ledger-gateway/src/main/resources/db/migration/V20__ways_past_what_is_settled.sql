-- What is on its way is little, whatever was recorded before: an index of that alone. One with all states was taken by the
-- database for questions about recorded changes too, and then read through.
DROP INDEX submission_open;
CREATE INDEX submission_open ON submission (operation, sent_at) WHERE state IN ('PENDING', 'UNKNOWN');
-- The last receipt of a batch is looked for among the subjects of one organisation.
DROP INDEX submission_subject;
CREATE INDEX submission_subject ON submission (msp_id, subject);
