-- Bare columns beside max() come from the row that holds it.
SELECT max(utc) AS utc, offset_seconds, day, movement_id
FROM break_fact JOIN movement_name USING (name_id)
WHERE hurt = 1 AND day >= :since
GROUP BY movement_id
