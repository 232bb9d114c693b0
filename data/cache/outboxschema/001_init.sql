-- The outbox of one client: what operators asked for, until it has taken effect and for a while after. Must not be deleted.
-- Times are milliseconds since 1970 UTC, 0 = not given. The order is that of n, never that of a clock.

CREATE TABLE command (
    n INTEGER PRIMARY KEY AUTOINCREMENT,        -- never used again, so that the log cannot change its owner
    key TEXT NOT NULL UNIQUE,                   -- UUIDv7, the Idempotency-Key
    feed TEXT NOT NULL,
    type TEXT NOT NULL,
    source TEXT NOT NULL, id TEXT NOT NULL,     -- the target
    if_match INTEGER NOT NULL,
    args BLOB NOT NULL,
    actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, actor_role TEXT NOT NULL,
    client_time INTEGER NOT NULL,
    body BLOB NOT NULL,                         -- as it is sent: the same bytes every time, also by a later program
    state INTEGER NOT NULL,                     -- CommandState
    maybe_sent INTEGER NOT NULL DEFAULT 0,
    arriving INTEGER NOT NULL DEFAULT 0,
    unseen INTEGER NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0,
    queued_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    status INTEGER NOT NULL DEFAULT 0,          -- HTTP, of the last answer that was not a good one
    title TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT '',
    current BLOB NOT NULL DEFAULT x''           -- 412: the server's record, JSON
);
CREATE INDEX command_by_state ON command (state, changed_at);

-- Who changed what when. Rows go with their command.
CREATE TABLE command_log (
    n INTEGER PRIMARY KEY,
    command INTEGER NOT NULL,                   -- command.n
    at INTEGER NOT NULL,
    state INTEGER NOT NULL,                     -- the new one
    who TEXT NOT NULL,                          -- an operator; empty: the program
    what TEXT NOT NULL
);
CREATE INDEX command_log_by_command ON command_log (command, n);
