SELECT coalesce(max(break_id), 0) FROM break_fact
