INSERT INTO stretch (from_utc, from_offset, from_day, to_utc, to_offset, to_day, use_seconds, ended)
VALUES (:from_utc, :from_offset, :from_day, :to_utc, :to_offset, :to_day, :use_seconds, :ended)
