INSERT INTO app_run (utc, offset_seconds, day, event, version) VALUES (:utc, :offset_seconds, :day, :event, :version)
