-- How long one sat between two rests. The week shows the longest; it cannot be read from the breaks, since use is not the time between
-- them: pauses shorter than a rest do not count as use and do not end the stretch either. One row when a stretch ends.
CREATE TABLE stretch (
    seq            INTEGER PRIMARY KEY,
    from_utc       INTEGER NOT NULL,
    from_offset    INTEGER NOT NULL,
    from_day       TEXT NOT NULL CHECK (from_day GLOB '????-??-??'),
    to_utc         INTEGER NOT NULL,
    to_offset      INTEGER NOT NULL,
    to_day         TEXT NOT NULL CHECK (to_day GLOB '????-??-??'),  -- the day it counts for
    use_seconds    INTEGER NOT NULL CHECK (use_seconds >= 0),
    ended          TEXT NOT NULL CHECK (ended IN ('rest', 'move_done'))
) STRICT;

CREATE INDEX stretch_by_day ON stretch (to_day);

CREATE TRIGGER stretch_is_kept_as_written BEFORE UPDATE ON stretch
    BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
CREATE TRIGGER stretch_is_kept BEFORE DELETE ON stretch
    BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
