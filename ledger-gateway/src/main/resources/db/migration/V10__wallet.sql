-- Links by which citizens take documents into a wallet. Times are seconds since 1970.
CREATE TABLE wallet_link (
    id            VARCHAR(36)  NOT NULL PRIMARY KEY,
    -- SHA-256 of the secret, which stands in the link's fragment and nowhere here
    secret_digest VARCHAR(64)  NOT NULL UNIQUE,
    organisation  VARCHAR(64)  NOT NULL,
    kind          VARCHAR(16)  NOT NULL,
    identifier    VARCHAR(160) NOT NULL,
    -- in whose name the credential is recorded
    account       VARCHAR(100) NOT NULL,
    created_at    BIGINT       NOT NULL,
    expires_at    BIGINT       NOT NULL,
    -- SHA-256 of the holder key that used it; null while nobody did
    used_by       VARCHAR(64)
);
CREATE INDEX wallet_link_document ON wallet_link (organisation, kind, identifier);

-- Which key was given which credential; the private half never left its device.
CREATE TABLE wallet_binding (
    -- the credential's ledger digest
    digest       VARCHAR(64)  NOT NULL,
    -- the holder's COSE_Key, base64url
    holder_key   VARCHAR(200) NOT NULL,
    organisation VARCHAR(64)  NOT NULL,
    kind         VARCHAR(16)  NOT NULL,
    identifier   VARCHAR(160) NOT NULL,
    agency       VARCHAR(18)  NOT NULL,
    bound_at     BIGINT       NOT NULL,
    PRIMARY KEY (digest, holder_key)
);
CREATE INDEX wallet_binding_document ON wallet_binding (organisation, kind, identifier);
