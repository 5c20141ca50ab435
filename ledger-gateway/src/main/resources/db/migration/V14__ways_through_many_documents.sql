-- An agency's documents, newest first, among those of all agencies.
CREATE INDEX document_agency ON document (organisation, kind, agency, recorded_at, identifier);
-- Whether any document is sealed under another master key: asked at every start.
CREATE INDEX document_master_key ON document (master_key_id) WHERE wrapped_key IS NOT NULL;
-- What was recorded in a month.
CREATE INDEX submission_settled ON submission (msp_id, state, settled_at, operation, subject);
-- How an organisation was rated in a month.
CREATE INDEX service_rating_month ON service_rating (organisation, invited_at, agency, service, grade, reason);
-- Links that ended long ago are forgotten with each new one.
CREATE INDEX wallet_link_end ON wallet_link (expires_at);
