INSERT INTO movement_name (movement_id, name) VALUES (:movement_id, :name) ON CONFLICT DO NOTHING
