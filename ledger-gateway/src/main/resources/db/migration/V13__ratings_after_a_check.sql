-- A service is rated after a recognition, or after a check that recorded none; the invitation bears the recognition's name,
-- or one of its own.
ALTER TABLE service_rating RENAME COLUMN recognition TO invitation;
ALTER TABLE service_rating ADD COLUMN service VARCHAR(12) NOT NULL DEFAULT 'RECOGNITION';
-- What was said lately to an agency.
CREATE INDEX service_rating_said ON service_rating (organisation, agency, rated_at);
