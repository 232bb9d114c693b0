-- What departments expect of their figures: an issue is a row, its points are in it.
CREATE TABLE forecast (
    n INTEGER PRIMARY KEY,
    source TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, time INTEGER NOT NULL,
    known_since INTEGER NOT NULL, feed INTEGER NOT NULL, generation INTEGER NOT NULL, extra TEXT,
    indicator TEXT NOT NULL, region TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    model TEXT NOT NULL, model_en TEXT NOT NULL,
    coverage REAL NOT NULL,                     -- of the band: 0.8
    step_seconds INTEGER NOT NULL,              -- how long a point holds
    last_time INTEGER NOT NULL,                 -- of the last point
    points TEXT NOT NULL,                       -- [[time, median, low, high], …] in order of time
    UNIQUE (source, id)
);
CREATE INDEX forecast_by_figure ON forecast (indicator, region, issued_at);
CREATE INDEX forecast_by_end ON forecast (last_time);
