-- When the resident started and ended, and which version it was. A week without breaks may be a week without Unknot, and a start without an
-- end before it tells of a kill or a power cut.
CREATE TABLE app_run (
    seq            INTEGER PRIMARY KEY,
    utc            INTEGER NOT NULL,
    offset_seconds INTEGER NOT NULL,
    day            TEXT NOT NULL CHECK (day GLOB '????-??-??'),
    event          TEXT NOT NULL CHECK (event IN ('started', 'ended')),
    version        TEXT NOT NULL
) STRICT;

CREATE TRIGGER app_run_is_kept_as_written BEFORE UPDATE ON app_run
    BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
CREATE TRIGGER app_run_is_kept BEFORE DELETE ON app_run
    BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
