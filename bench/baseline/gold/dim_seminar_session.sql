SELECT session_id, max(event_id) AS event_id, max(session_start_date_time) AS session_start_date_time,
    max(session_finish_date_time) AS session_finish_date_time, max(session_duration) AS total_duration
FROM silver.seminar_attendance GROUP BY session_id
UNION ALL SELECT -1, -1, none_time(), none_time(), -1
