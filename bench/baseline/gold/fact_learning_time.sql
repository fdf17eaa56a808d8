WITH started AS (
    SELECT *, CAST(sco_start_date AS DATE) AS date_began FROM silver.scorm
    WHERE fy_year(CAST(sco_start_date AS DATE)) BETWEEN 2012 AND least(2036, fy_year(as_of()))
), largest AS (
    SELECT user_id, course_id, max(program_id) AS program_id FROM silver.prog_overview GROUP BY ALL
)
SELECT s.user_id, s.course_id, coalesce(o.program_id, -1) AS program_id, CAST(-1 AS BIGINT) AS cert_id,
    coalesce(scorm_key(s.scorm_title), -1) AS scorm_id, CAST(-1 AS BIGINT) AS event_id, CAST(-1 AS BIGINT) AS session_id,
    CASE WHEN c.user_id IS NULL THEN -1 ELSE surrogate(s.course_id, s.user_id) END AS course_user_id,
    CASE WHEN p.user_id IS NULL THEN -1 ELSE surrogate(o.program_id, s.user_id) END AS program_user_id,
    CAST(-1 AS BIGINT) AS certification_user_id, 'eLearning_' || s.sco_status AS timed_learning_status,
    'eLearning' AS timed_learning_learning_type, s.date_began, none_day() AS date_completed,
    fy(s.date_began) AS fy_began, fy(s.date_began) AS fy_completed, s.sco_total_time_milliseconds,
    CAST(0 AS DOUBLE) AS duration, CAST(0 AS BIGINT) AS time_spent
FROM started s
LEFT JOIN largest o ON o.user_id = s.user_id AND o.course_id = s.course_id
LEFT JOIN silver.prog_completions p ON p.user_id = o.user_id AND p.program_id = o.program_id
LEFT JOIN silver.course_completions c ON c.user_id = s.user_id AND c.course_id = s.course_id
UNION ALL
SELECT s.user_id, s.course_id, -1, -1, -1, s.event_id, s.session_id,
    CASE WHEN c.user_id IS NULL THEN -1 ELSE surrogate(s.course_id, s.user_id) END, -1, -1,
    'IRL_' || s.session_attendance, 'IRL', d(s.session_start_date_time), d(s.session_finish_date_time),
    fy(d(s.session_start_date_time)), fy(d(s.session_finish_date_time)), 0, s.session_duration,
    date_sub('minute', s.session_start_date_time, s.session_finish_date_time)
FROM silver.seminar_attendance s
LEFT JOIN silver.course_completions c ON c.user_id = s.user_id AND c.course_id = s.course_id
