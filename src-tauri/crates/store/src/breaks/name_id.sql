SELECT name_id FROM movement_name WHERE movement_id = :movement_id AND name = :name
