SELECT utc, offset_seconds, day FROM break_fact WHERE showing = 1 AND utc >= :since ORDER BY utc, seq
