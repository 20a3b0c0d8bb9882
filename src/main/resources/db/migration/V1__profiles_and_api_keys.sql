-- One row is one person; every contract is a view of it.
CREATE TABLE profile (
    -- <creation time in ms>_<5 letters or digits>; never changes, opaque to callers.
    internal_id        text COLLATE "C" NOT NULL,
    -- Case-sensitive, whatever collation the database was made with.
    user_id            text COLLATE "C" NOT NULL,
    first_name         text,
    last_name          text,
    display_name       text,
    nick_name          text,
    email              text,
    -- The e-mail address as the server compares it: lower-cased there, because lower() depends on the collation. NULL for an empty one.
    email_key          text COLLATE "C",
    preferred_language text,
    gender             text,
    birthdate          timestamptz,
    -- json and not jsonb: it keeps numbers as they were written, of any exponent. The server writes it in a canonical form.
    metadata           json        NOT NULL DEFAULT '{}',
    acquisition_source text        NOT NULL DEFAULT 'api' CHECK (acquisition_source IN ('api', 'promotion', 'member_manual')),
    credit_balance     bigint      NOT NULL DEFAULT 0,
    created_at         timestamptz NOT NULL,
    changed_at         timestamptz NOT NULL,
    -- +1 for every update that changed something.
    sequence           bigint      NOT NULL DEFAULT 1,
    CONSTRAINT profile_pkey PRIMARY KEY (internal_id),
    CONSTRAINT profile_email_key_key UNIQUE (email_key),
    CONSTRAINT profile_user_id_key UNIQUE (user_id)
) WITH (fillfactor = 80); -- Room on each page for updates that touch no index (HOT), which are nearly all.

-- Keys of backends and admin tools. A key is random enough for a plain digest; a revoked one stays, so that its name is never used again.
CREATE TABLE api_key (
    name       text COLLATE "C" NOT NULL,
    -- SHA-256 of the key in hexadecimal.
    digest     text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz,
    CONSTRAINT api_key_pkey PRIMARY KEY (name),
    CONSTRAINT api_key_digest_key UNIQUE (digest)
);
