INSERT INTO break_fact
    (break_id, utc, offset_seconds, day, kind, event, name_id, reason, showing, seconds, ending, input_seconds, hurt)
VALUES
    (:break_id, :utc, :offset_seconds, :day, :kind, :event, :name_id, :reason, :showing, :seconds, :ending, :input_seconds, :hurt)
