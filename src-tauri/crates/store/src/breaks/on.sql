-- The whole life of each break that has an event on one of these days, as it was written.
SELECT utc, offset_seconds, day, kind, event, reason, ending, break_id, movement_id, name, showing, seconds, input_seconds, hurt
FROM break_fact LEFT JOIN movement_name USING (name_id)
WHERE break_id IN (SELECT break_id FROM break_fact WHERE day BETWEEN :first AND :last)
ORDER BY seq
