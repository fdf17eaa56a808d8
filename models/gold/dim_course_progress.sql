-- Grain: one row per course completion record, and the unknown one.
SELECT
    @key(course_id, user_id) AS course_user_id, course_id, user_id, course_name, course_category, completion_status, time_enrolled,
    time_started, time_completed
FROM silver.course_completions
UNION ALL
SELECT
    CAST(-1 AS BIGINT), CAST(-1 AS BIGINT), CAST(-1 AS BIGINT), 'N/A', 'N/A', 'N/A', CAST(DATE '1900-01-01' AS TIMESTAMP),
    CAST(DATE '1900-01-01' AS TIMESTAMP), CAST(DATE '1900-01-01' AS TIMESTAMP)
