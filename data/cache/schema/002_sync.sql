-- What the sync sessions must not forget over a restart.
ALTER TABLE feed_state ADD COLUMN schemas TEXT NOT NULL DEFAULT ''; -- of the record types, as the server last named them
ALTER TABLE feed_state ADD COLUMN last_audit INTEGER NOT NULL DEFAULT 0; -- when cache and server were last compared
ALTER TABLE feed_state ADD COLUMN audit_detail TEXT NOT NULL DEFAULT ''; -- what differed then

-- Record types of a feed that are stopped because too many of their records were bad, until a snapshot of them is good again.
CREATE TABLE type_pause (
    feed INTEGER NOT NULL, type INTEGER NOT NULL,
    since INTEGER NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (feed, type)
) WITHOUT ROWID;
