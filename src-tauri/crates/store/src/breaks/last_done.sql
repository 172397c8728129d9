-- For each name the newest row in the index of done breaks, then the newest of the names a movement has had: ten years of breaks are not
-- read for it. Bare columns beside max() come from the row that holds it.
SELECT max(fact.utc) AS utc, fact.offset_seconds, fact.day, movement_name.movement_id
FROM movement_name
JOIN break_fact AS fact ON fact.seq = (
    SELECT seq FROM break_fact
    WHERE name_id = movement_name.name_id AND ending IN ('done', 'partly')
    ORDER BY utc DESC LIMIT 1
)
GROUP BY movement_name.movement_id
