-- The cache of one client: everything the screen shows, kept in step with the feeds. May be deleted at any time.
-- Times are milliseconds since 1970 UTC, 0 = not given. Enumerators are stored as the numbers of data/model.
-- Every record row: n (row id), source + id (identity), version, time (valid time), known_since (when this cache learned
-- it), feed (feed_state.n), generation (of the snapshot that last confirmed it), extra (unknown members, JSON or NULL).

CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID; -- revision, generation

CREATE TABLE feed_state (
    n INTEGER PRIMARY KEY,
    feed TEXT NOT NULL UNIQUE,
    epoch TEXT NOT NULL DEFAULT '',
    cursor TEXT NOT NULL DEFAULT '',
    generation INTEGER NOT NULL DEFAULT 0,      -- of the last complete snapshot
    revision INTEGER NOT NULL DEFAULT 0,        -- cache revision of its last commit
    last_success INTEGER NOT NULL DEFAULT 0,
    rows_in INTEGER NOT NULL DEFAULT 0,
    rows_rejected INTEGER NOT NULL DEFAULT 0,
    unknown_types INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE quarantine (
    n INTEGER PRIMARY KEY,
    feed TEXT NOT NULL,
    type TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    id TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL,
    raw BLOB,                                   -- at most 64 KiB, as it came
    seen_at INTEGER NOT NULL,                   -- the last time
    times INTEGER NOT NULL DEFAULT 1,           -- the same record refused for the same reason is one row
    hash BLOB NOT NULL,                         -- of what the record is and why it was refused
    UNIQUE (feed, hash)
);
CREATE INDEX quarantine_by_feed ON quarantine (feed, seen_at);

CREATE TABLE tombstone (
    type INTEGER NOT NULL, source TEXT NOT NULL, id TEXT NOT NULL,
    version INTEGER NOT NULL, known_since INTEGER NOT NULL,
    PRIMARY KEY (type, source, id)
) WITHOUT ROWID;

CREATE TABLE region (
    n INTEGER PRIMARY KEY,
    source TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, time INTEGER NOT NULL,
    known_since INTEGER NOT NULL, feed INTEGER NOT NULL, generation INTEGER NOT NULL, extra TEXT,
    name TEXT NOT NULL, name_en TEXT NOT NULL, short_name TEXT NOT NULL, parent TEXT NOT NULL, depth INTEGER NOT NULL,
    kind INTEGER NOT NULL, area_km2 REAL NOT NULL, population REAL NOT NULL, label_lat REAL, label_lon REAL,
    area BLOB,                                  -- polygons, see cache/geoblob.h; NULL if none
    UNIQUE (source, id)
);
CREATE INDEX region_by_id ON region (id);
CREATE INDEX region_by_parent ON region (parent, id);

CREATE TABLE source (
    n INTEGER PRIMARY KEY,
    source TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, time INTEGER NOT NULL,
    known_since INTEGER NOT NULL, feed INTEGER NOT NULL, generation INTEGER NOT NULL, extra TEXT,
    name TEXT NOT NULL, name_en TEXT NOT NULL, system TEXT NOT NULL, system_en TEXT NOT NULL, contact TEXT NOT NULL,
    interval_seconds INTEGER NOT NULL, collection INTEGER NOT NULL, demo INTEGER NOT NULL,
    UNIQUE (source, id)
);
CREATE INDEX source_by_id ON source (id);

-- When each source was last heard of, whatever the record: what freshness is measured from.
CREATE TABLE source_contact (source TEXT PRIMARY KEY, last_time INTEGER NOT NULL, last_known INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE indicator (
    n INTEGER PRIMARY KEY,
    source TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, time INTEGER NOT NULL,
    known_since INTEGER NOT NULL, feed INTEGER NOT NULL, generation INTEGER NOT NULL, extra TEXT,
    name TEXT NOT NULL, name_en TEXT NOT NULL, unit TEXT NOT NULL, unit_en TEXT NOT NULL, topic TEXT NOT NULL,
    scope TEXT NOT NULL, formula TEXT NOT NULL, period_seconds INTEGER NOT NULL, decimals INTEGER NOT NULL,
    direction INTEGER NOT NULL, aggregation INTEGER NOT NULL, normal_low REAL, normal_high REAL, target REAL,
    limits TEXT NOT NULL,                       -- JSON as on the wire
    parent TEXT NOT NULL, weight REAL NOT NULL,
    UNIQUE (source, id)
);
CREATE INDEX indicator_by_id ON indicator (id);

-- The record id of a reading is "indicator|region|seconds"; it is not stored, the key says the same.
CREATE TABLE reading (
    indicator TEXT NOT NULL, region TEXT NOT NULL, time INTEGER NOT NULL, source TEXT NOT NULL,
    version INTEGER NOT NULL, known_since INTEGER NOT NULL, feed INTEGER NOT NULL, generation INTEGER NOT NULL,
    value REAL, quality INTEGER NOT NULL, extra TEXT,
    PRIMARY KEY (indicator, region, time, source)
) WITHOUT ROWID;

CREATE TABLE reading_history (
    n INTEGER PRIMARY KEY,
    indicator TEXT NOT NULL, region TEXT NOT NULL, time INTEGER NOT NULL, source TEXT NOT NULL,
    version INTEGER NOT NULL, known_since INTEGER NOT NULL, known_until INTEGER NOT NULL,
    value REAL, quality INTEGER NOT NULL
);
CREATE INDEX reading_history_by_key ON reading_history (indicator, region, time, known_since);

CREATE TABLE event (
    n INTEGER PRIMARY KEY,
    source TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, time INTEGER NOT NULL,
    known_since INTEGER NOT NULL, feed INTEGER NOT NULL, generation INTEGER NOT NULL, extra TEXT,
    title TEXT NOT NULL, kind TEXT NOT NULL, kind_name TEXT NOT NULL, topic TEXT NOT NULL,
    level INTEGER NOT NULL, stage INTEGER NOT NULL, flags INTEGER NOT NULL,
    region TEXT NOT NULL, address TEXT NOT NULL, department TEXT NOT NULL,
    occurred_at INTEGER NOT NULL, reported_at INTEGER NOT NULL, deadline INTEGER NOT NULL, closed_at INTEGER NOT NULL,
    lat REAL, lon REAL,
    description TEXT NOT NULL,
    UNIQUE (source, id)
);
CREATE INDEX event_by_reported ON event (reported_at, level, stage);
CREATE INDEX event_by_region ON event (region, reported_at);
CREATE INDEX event_open ON event (level, deadline) WHERE stage < 4;
CREATE INDEX event_by_closed ON event (closed_at) WHERE closed_at > 0;
CREATE VIRTUAL TABLE event_place USING rtree (n, west, east, south, north);
CREATE VIRTUAL TABLE event_text USING fts5 (title, kind_name, address, content = '', contentless_delete = 1, tokenize = 'trigram');
CREATE VIRTUAL TABLE event_term USING fts5vocab (event_text, instance); -- for terms under 3 characters; see cache/textsearch.h

CREATE TABLE event_history (
    n INTEGER PRIMARY KEY,
    source TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, time INTEGER NOT NULL,
    known_since INTEGER NOT NULL, known_until INTEGER NOT NULL,
    title TEXT NOT NULL, kind TEXT NOT NULL, kind_name TEXT NOT NULL, topic TEXT NOT NULL,
    level INTEGER NOT NULL, stage INTEGER NOT NULL, flags INTEGER NOT NULL,
    region TEXT NOT NULL, address TEXT NOT NULL, department TEXT NOT NULL,
    occurred_at INTEGER NOT NULL, reported_at INTEGER NOT NULL, deadline INTEGER NOT NULL, closed_at INTEGER NOT NULL,
    lat REAL, lon REAL
);
CREATE INDEX event_history_by_id ON event_history (source, id, known_since);
CREATE INDEX event_history_by_known ON event_history (known_until, known_since);

CREATE TABLE eventlog (
    n INTEGER PRIMARY KEY,
    source TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, time INTEGER NOT NULL,
    known_since INTEGER NOT NULL, feed INTEGER NOT NULL, generation INTEGER NOT NULL, extra TEXT,
    event_source TEXT NOT NULL, event TEXT NOT NULL, action TEXT NOT NULL, from_stage TEXT NOT NULL, to_stage TEXT NOT NULL,
    actor TEXT NOT NULL, text TEXT NOT NULL,
    UNIQUE (source, id)
);
CREATE INDEX eventlog_by_event ON eventlog (event_source, event, time);
CREATE INDEX eventlog_by_time ON eventlog (time);

CREATE TABLE asset (
    n INTEGER PRIMARY KEY,
    source TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, time INTEGER NOT NULL,
    known_since INTEGER NOT NULL, feed INTEGER NOT NULL, generation INTEGER NOT NULL, extra TEXT,
    name TEXT NOT NULL, name_en TEXT NOT NULL, kind TEXT NOT NULL, region TEXT NOT NULL, status TEXT NOT NULL,
    lat REAL, lon REAL,
    UNIQUE (source, id)
);
CREATE INDEX asset_by_kind ON asset (kind, region);
CREATE VIRTUAL TABLE asset_place USING rtree (n, west, east, south, north);
CREATE VIRTUAL TABLE asset_text USING fts5 (name, name_en, content = '', contentless_delete = 1, tokenize = 'trigram');
CREATE VIRTUAL TABLE asset_term USING fts5vocab (asset_text, instance);

CREATE TABLE warning (
    n INTEGER PRIMARY KEY,
    source TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, time INTEGER NOT NULL,
    known_since INTEGER NOT NULL, feed INTEGER NOT NULL, generation INTEGER NOT NULL, extra TEXT,
    kind TEXT NOT NULL, kind_name TEXT NOT NULL, level INTEGER NOT NULL, headline TEXT NOT NULL, description TEXT NOT NULL,
    sender TEXT NOT NULL, regions TEXT NOT NULL, -- JSON array of region codes
    onset INTEGER NOT NULL, expires INTEGER NOT NULL, status INTEGER NOT NULL,
    refs TEXT NOT NULL,                         -- JSON array of ids
    area BLOB,
    UNIQUE (source, id)
);
CREATE INDEX warning_by_status ON warning (status, expires);

CREATE TABLE warning_history (
    n INTEGER PRIMARY KEY,
    source TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, time INTEGER NOT NULL,
    known_since INTEGER NOT NULL, known_until INTEGER NOT NULL,
    kind TEXT NOT NULL, kind_name TEXT NOT NULL, level INTEGER NOT NULL, headline TEXT NOT NULL, status INTEGER NOT NULL,
    onset INTEGER NOT NULL, expires INTEGER NOT NULL
);
CREATE INDEX warning_history_by_id ON warning_history (source, id, known_since);
