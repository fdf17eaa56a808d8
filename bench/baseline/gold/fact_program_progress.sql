WITH due AS (
    SELECT program_id, user_id, CAST(max(due_date) AS DATE) AS due_date FROM silver.prog_overview GROUP BY ALL
), share AS (
    SELECT o.program_id, o.user_id, count(*) FILTER (is_complete(c.completion_status)) / count(*) AS progress_pct
    FROM silver.prog_overview o
    LEFT JOIN silver.course_completions c ON c.user_id = o.user_id AND c.course_id = o.course_id
    GROUP BY ALL
)
SELECT p.user_id, CAST(-1 AS BIGINT) AS course_id, p.program_id, CAST(-1 AS BIGINT) AS cert_id,
    CAST(-1 AS BIGINT) AS scorm_id, CAST(-1 AS BIGINT) AS event_id, CAST(-1 AS BIGINT) AS session_id,
    CAST(-1 AS BIGINT) AS course_user_id, p.program_user_id, CAST(-1 AS BIGINT) AS certification_user_id,
    d(p.time_assigned) AS date_began, coalesce(due.due_date, none_day()) AS due_date,
    d(p.time_completed) AS date_completed,
    date_diff('day', CAST(p.time_assigned AS DATE), CAST(p.time_completed AS DATE)) AS days_difference,
    CAST(p.time_completed IS NULL AND coalesce(due.due_date < as_of(), false) AS INTEGER) AS is_overdue,
    fy(d(p.time_assigned)) AS fy_began, fy(d(p.time_completed)) AS fy_completed, share.progress_pct
FROM gold.dim_program_progress p
LEFT JOIN due ON due.program_id = p.program_id AND due.user_id = p.user_id
LEFT JOIN share ON share.program_id = p.program_id AND share.user_id = p.user_id
WHERE p.program_user_id <> -1
