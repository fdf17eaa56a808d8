-- Grain: one row per session of a seminar event, and the unknown session.
SELECT
    session_id,
    max(event_id) AS event_id,
    max(session_start_date_time) AS session_start_date_time,
    max(session_finish_date_time) AS session_finish_date_time,
    max(session_duration) AS total_duration
FROM silver.seminar_attendance
GROUP BY session_id
UNION ALL
SELECT
    CAST(-1 AS BIGINT), CAST(-1 AS BIGINT), CAST(DATE '1900-01-01' AS TIMESTAMP), CAST(DATE '1900-01-01' AS TIMESTAMP), CAST(-1 AS DOUBLE)
