WITH membership AS (
    SELECT o.user_id, o.course_id, o.program_id, p.time_assigned,
        CASE WHEN p.user_id IS NULL THEN -1 ELSE surrogate(o.program_id, o.user_id) END AS key
    FROM silver.prog_overview o
    LEFT JOIN silver.prog_completions p ON p.user_id = o.user_id AND p.program_id = o.program_id
), joined AS (
    SELECT c.user_id, c.course_id, m.program_id, m.key, c.time_completed, c.completion_due_date, c.time_enrolled,
        coalesce(c.time_enrolled, m.time_assigned) AS time_began
    FROM silver.course_completions c
    LEFT JOIN membership m ON m.user_id = c.user_id AND m.course_id = c.course_id
), measured AS (
    SELECT *, CAST(least(time_began, time_completed) AS DATE) AS date_began, d(time_completed) AS date_completed
    FROM joined WHERE time_began IS NOT NULL OR time_completed IS NOT NULL
)
SELECT user_id, course_id, coalesce(program_id, -1) AS program_id, CAST(-1 AS BIGINT) AS cert_id,
    CAST(-1 AS BIGINT) AS scorm_id, CAST(-1 AS BIGINT) AS event_id, CAST(-1 AS BIGINT) AS session_id,
    surrogate(course_id, user_id) AS course_user_id, coalesce(key, -1) AS program_user_id, CAST(-1 AS BIGINT) AS certification_user_id,
    date_began, date_completed,
    date_diff('day', CAST(time_enrolled AS DATE), CAST(time_completed AS DATE)) AS days_difference,
    CAST(time_completed IS NULL AND coalesce(CAST(completion_due_date AS DATE) < as_of(), false) AS INTEGER) AS is_overdue,
    fy(date_began) AS fy_began, fy(date_completed) AS fy_completed
FROM measured
