-- Objections to figures (数据异议): what is held against a reading, and what its department says to that.
CREATE TABLE objection (
    n INTEGER PRIMARY KEY,
    source TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, time INTEGER NOT NULL, -- id: the number the server gave
    known_since INTEGER NOT NULL, feed INTEGER NOT NULL, generation INTEGER NOT NULL, extra TEXT,
    indicator TEXT NOT NULL, region TEXT NOT NULL,
    reading_time INTEGER NOT NULL, reading_source TEXT NOT NULL,
    value REAL,                                 -- as it was seen; NULL: there was none
    reason INTEGER NOT NULL, text TEXT NOT NULL, raised_by TEXT NOT NULL, raised_at INTEGER NOT NULL,
    state INTEGER NOT NULL,                     -- below 2: open
    answer TEXT NOT NULL, answered_by TEXT NOT NULL, answered_at INTEGER NOT NULL,
    corrected REAL,
    UNIQUE (source, id)
);
CREATE INDEX objection_by_figure ON objection (indicator, region, raised_at);
CREATE INDEX objection_open ON objection (region, indicator) WHERE state < 2;
