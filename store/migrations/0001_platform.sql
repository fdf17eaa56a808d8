-- Times are microseconds since 1970 in UTC, booleans 0 or 1, JSON and ids are text, so that one text of queries runs on SQLite and PostgreSQL.
-- Migrations are append-only: a change is a new file.

CREATE TABLE customer (
    id          TEXT NOT NULL PRIMARY KEY,
    slug        TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    time_zone   TEXT NOT NULL,
    first_month INTEGER NOT NULL CHECK (first_month BETWEEN 1 AND 12),
    disabled    INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
    created_at  INTEGER NOT NULL
);

-- email_key is the address in lower case: one address belongs to one account of one customer.
CREATE TABLE account (
    id            TEXT NOT NULL PRIMARY KEY,
    customer_id   TEXT NOT NULL REFERENCES customer (id),
    email         TEXT NOT NULL,
    email_key     TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    person        INTEGER,
    password_hash TEXT NOT NULL,
    disabled      INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
    created_at    INTEGER NOT NULL
);
CREATE INDEX account_of_customer ON account (customer_id);

CREATE TABLE account_role (
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    role       TEXT NOT NULL,
    PRIMARY KEY (account_id, role)
);

-- The token itself is in the browser's cookie alone.
CREATE TABLE session (
    token_hash   TEXT NOT NULL PRIMARY KEY,
    account_id   TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    opened_at    INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
);
CREATE INDEX session_of_account ON session (account_id);

-- Failed sign-ins, counted behind one gate per account and address, per address, and per account.
CREATE TABLE sign_in_gate (
    gate         TEXT NOT NULL PRIMARY KEY,
    failures     INTEGER NOT NULL,
    window_start INTEGER NOT NULL,
    closed_until INTEGER NOT NULL
);

-- Addresses from which an account signed in: an attack from elsewhere does not lock these out. account_key is a hash of the e-mail address.
CREATE TABLE known_address (
    account_key  TEXT NOT NULL,
    address      TEXT NOT NULL,
    last_used_at INTEGER NOT NULL,
    PRIMARY KEY (account_key, address)
);

CREATE TABLE audit (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    at          INTEGER NOT NULL,
    customer_id TEXT REFERENCES customer (id),
    actor       TEXT NOT NULL,
    action      TEXT NOT NULL,
    subject     TEXT NOT NULL,
    detail      TEXT NOT NULL
);
CREATE INDEX audit_of_customer ON audit (customer_id, seq);
