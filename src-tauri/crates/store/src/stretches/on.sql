SELECT from_utc, from_offset, from_day, to_utc, to_offset, to_day, use_seconds, ended
FROM stretch WHERE to_day BETWEEN :first AND :last ORDER BY seq
