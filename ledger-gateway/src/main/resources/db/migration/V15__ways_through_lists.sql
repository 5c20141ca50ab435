-- Requests of an agency that wait for a second person, the one that expires next first.
CREATE INDEX approval_waiting ON approval (organisation, agency, state, expires_at, id);
-- Applications of a region, newest first.
CREATE INDEX number_application_newest ON number_application (organisation, applied_at, id);
-- An agency's documents in one state, of one type, and both, newest first.
CREATE INDEX document_agency_state ON document (organisation, kind, agency, state, recorded_at, identifier);
CREATE INDEX document_agency_type ON document (organisation, kind, agency, type, recorded_at, identifier);
CREATE INDEX document_agency_type_state ON document (organisation, kind, agency, type, state, recorded_at, identifier);
