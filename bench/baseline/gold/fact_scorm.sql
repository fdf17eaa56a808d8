WITH started AS (
    SELECT *, CAST(sco_start_date AS DATE) AS date_began FROM silver.scorm
    WHERE fy_year(CAST(sco_start_date AS DATE)) BETWEEN 2012 AND least(2036, fy_year(as_of()))
)
SELECT s.user_id, s.course_id, coalesce(o.program_id, -1) AS program_id, CAST(-1 AS BIGINT) AS cert_id,
    coalesce(scorm_key(s.scorm_title), -1) AS scorm_id, CAST(-1 AS BIGINT) AS event_id, CAST(-1 AS BIGINT) AS session_id,
    CASE WHEN c.user_id IS NULL THEN -1 ELSE surrogate(s.course_id, s.user_id) END AS course_user_id,
    CASE WHEN p.user_id IS NULL THEN -1 ELSE surrogate(o.program_id, s.user_id) END AS program_user_id,
    CAST(-1 AS BIGINT) AS certification_user_id,
    s.date_began, none_day() AS date_completed, s.sco_status, s.sco_total_time_milliseconds,
    fy(s.date_began) AS fy_began, fy(s.date_began) AS fy_completed
FROM started s
LEFT JOIN silver.prog_overview o ON o.user_id = s.user_id AND o.course_id = s.course_id
LEFT JOIN silver.prog_completions p ON p.user_id = o.user_id AND p.program_id = o.program_id
LEFT JOIN silver.course_completions c ON c.user_id = s.user_id AND c.course_id = s.course_id
