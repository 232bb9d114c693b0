-- What retention has dropped, or refused, is no difference to the server. Only sums of it are kept: see cache/unkept.h.
CREATE TABLE unkept (
    feed INTEGER NOT NULL, type INTEGER NOT NULL, bucket INTEGER NOT NULL,
    count INTEGER NOT NULL, digest INTEGER NOT NULL, -- as of a bucket of model/digest.h, of 1024
    doubtful INTEGER NOT NULL,                       -- 1: one of them may have changed or gone since
    PRIMARY KEY (feed, type, bucket)
) WITHOUT ROWID;

-- Types that were not in the snapshot that began an epoch: rows of generations before are of the epoch that is over, and their versions mean nothing.
CREATE TABLE old_epoch (feed INTEGER NOT NULL, type INTEGER NOT NULL, before INTEGER NOT NULL, PRIMARY KEY (feed, type)) WITHOUT ROWID;

-- A new epoch of one feed must not forget what another has deleted. 0: from before this was known.
ALTER TABLE tombstone ADD COLUMN feed INTEGER NOT NULL DEFAULT 0;
