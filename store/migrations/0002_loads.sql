-- seq counts the runs and the releases of one customer: two within the same microsecond still have an order.

CREATE TABLE run (
    id          TEXT NOT NULL PRIMARY KEY,
    customer_id TEXT NOT NULL REFERENCES customer (id),
    seq         INTEGER NOT NULL,
    as_of       TEXT NOT NULL,
    started_at  INTEGER NOT NULL,
    finished_at INTEGER,
    state       TEXT NOT NULL CHECK (state IN ('running', 'published', 'unchanged', 'refused', 'failed')),
    report      TEXT NOT NULL DEFAULT 'null',
    UNIQUE (customer_id, seq)
);

-- One load at a time per customer, whatever else fails to keep them apart.
CREATE UNIQUE INDEX run_single_flight ON run (customer_id) WHERE state = 'running';

CREATE TABLE release (
    id             TEXT NOT NULL PRIMARY KEY,
    customer_id    TEXT NOT NULL REFERENCES customer (id),
    run_id         TEXT NOT NULL UNIQUE REFERENCES run (id),
    seq            INTEGER NOT NULL,
    as_of          TEXT NOT NULL,
    published_at   INTEGER NOT NULL,
    first_month    INTEGER NOT NULL CHECK (first_month BETWEEN 1 AND 12),
    rejected       INTEGER NOT NULL,
    sources        TEXT NOT NULL,
    checks         TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('good', 'rolled-back')),
    rolled_back_at INTEGER,
    UNIQUE (customer_id, seq)
);

CREATE TABLE release_table (
    release_id TEXT NOT NULL REFERENCES release (id) ON DELETE CASCADE,
    layer      TEXT NOT NULL,
    name       TEXT NOT NULL,
    version    INTEGER NOT NULL,
    row_count  INTEGER NOT NULL,
    PRIMARY KEY (release_id, layer, name)
);

CREATE TABLE release_file (
    release_id      TEXT NOT NULL REFERENCES release (id) ON DELETE CASCADE,
    source          TEXT NOT NULL,
    name            TEXT NOT NULL,
    size            INTEGER NOT NULL,
    hash            TEXT NOT NULL,
    batch_id        TEXT NOT NULL,
    row_count       INTEGER NOT NULL,
    rejected        INTEGER NOT NULL,
    carried_forward INTEGER NOT NULL CHECK (carried_forward IN (0, 1)),
    PRIMARY KEY (release_id, source)
);
