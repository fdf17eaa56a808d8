WITH measured AS (
    SELECT p.*, c.time_expires, d(coalesce(p.time_assigned, p.time_completed)) AS date_began,
        d(p.time_completed) AS date_completed
    FROM gold.dim_certification_progress p
    JOIN silver.cert_completions c ON c.user_id = p.user_id AND c.certification_id = p.certification_id
    WHERE p.certification_user_id <> -1
)
SELECT user_id, CAST(-1 AS BIGINT) AS course_id, CAST(-1 AS BIGINT) AS program_id, certification_id AS cert_id,
    CAST(-1 AS BIGINT) AS scorm_id, CAST(-1 AS BIGINT) AS event_id, CAST(-1 AS BIGINT) AS session_id,
    CAST(-1 AS BIGINT) AS course_user_id, CAST(-1 AS BIGINT) AS program_user_id, certification_user_id,
    date_began, date_completed,
    date_diff('day', CAST(time_assigned AS DATE), CAST(time_completed AS DATE)) AS days_difference,
    fy(date_began) AS fy_began, fy(date_completed) AS fy_completed, time_expires, status
FROM measured
