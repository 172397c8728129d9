-- The last break that came to be due, was shown or started; natural rests with numbers of their own are passed over.
SELECT break_id FROM break_fact WHERE event IN ('due', 'offered', 'started') ORDER BY break_id DESC LIMIT 1
