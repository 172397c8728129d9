-- A break is recorded as the events of its life, one row each, tied by break_id; what became of it is read from them.
-- Why events and not one row per break: a row that is written once and never changed can be on disk before it is acknowledged, a kill in
-- the middle of a break leaves what really happened, and "held once, snoozed twice, then done" needs no columns for each case.
-- Why names apart: a movement may be renamed later, and the past must keep the name it was done under; each name is stored once.
-- application_id ("Unkt") tells our file from another program's database of the same name.
PRAGMA application_id = 1433299828;

CREATE TABLE movement_name (
    name_id     INTEGER PRIMARY KEY,
    movement_id TEXT NOT NULL,
    name        TEXT NOT NULL,
    UNIQUE (movement_id, name)
) STRICT;

CREATE TABLE break_fact (
    seq            INTEGER PRIMARY KEY,                -- order of writing
    break_id       INTEGER NOT NULL CHECK (break_id > 0),
    utc            INTEGER NOT NULL,                   -- seconds since 1970
    offset_seconds INTEGER NOT NULL,                   -- local time minus UTC
    day            TEXT NOT NULL CHECK (day GLOB '????-??-??'), -- 04:00 to 04:00 local time
    kind           TEXT NOT NULL CHECK (kind IN ('micro', 'move')),
    event          TEXT NOT NULL CHECK (event IN
        ('due', 'offered', 'held', 'released', 'started', 'snoozed', 'ended', 'natural', 'dropped')),
    name_id        INTEGER REFERENCES movement_name (name_id),
    reason         TEXT CHECK ((reason IS NOT NULL) = (event IN ('held', 'released'))),
    showing        INTEGER CHECK ((showing IS NOT NULL) = (event = 'offered')),
    -- started: to last; snoozed: put off for; ended: taken; natural: the absence so far
    seconds        INTEGER CHECK ((seconds IS NOT NULL) = (event IN ('started', 'snoozed', 'ended', 'natural')) AND seconds >= 0),
    ending         TEXT CHECK ((ending IS NOT NULL) = (event = 'ended') AND ending IN ('done', 'partly', 'skipped', 'expired')),
    input_seconds  INTEGER CHECK ((input_seconds IS NOT NULL) = (event = 'ended')),
    hurt           INTEGER CHECK ((hurt IS NOT NULL) = (event = 'ended') AND hurt IN (0, 1))
) STRICT;

-- The review asks for the breaks of a span of days, then for their whole lives.
CREATE INDEX break_fact_by_day ON break_fact (day, break_id);
CREATE INDEX break_fact_by_break ON break_fact (break_id);
-- The rotation asks when a movement was last done, the caps what was shown of late, the parking what hurt: each a sliver of the rows.
CREATE INDEX break_fact_done ON break_fact (name_id, utc) WHERE ending IN ('done', 'partly');
CREATE INDEX break_fact_shown ON break_fact (utc) WHERE showing = 1;
CREATE INDEX break_fact_hurt ON break_fact (day) WHERE hurt = 1;

CREATE TRIGGER movement_name_is_kept_as_written BEFORE UPDATE ON movement_name
    BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
CREATE TRIGGER movement_name_is_kept BEFORE DELETE ON movement_name
    BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
CREATE TRIGGER break_fact_is_kept_as_written BEFORE UPDATE ON break_fact
    BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
CREATE TRIGGER break_fact_is_kept BEFORE DELETE ON break_fact
    BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END;
