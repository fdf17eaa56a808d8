SELECT s.user_id, s.course_id, CAST(-1 AS BIGINT) AS program_id, CAST(-1 AS BIGINT) AS cert_id,
    CAST(-1 AS BIGINT) AS scorm_id, s.event_id, s.session_id,
    CASE WHEN c.user_id IS NULL THEN -1 ELSE surrogate(s.course_id, s.user_id) END AS course_user_id,
    CAST(-1 AS BIGINT) AS program_user_id, CAST(-1 AS BIGINT) AS certification_user_id,
    concat(s.user_id, '_', s.session_id) AS user_session_id,
    d(s.session_start_date_time) AS date_began, d(s.session_finish_date_time) AS completed_date,
    fy(d(s.session_start_date_time)) AS fy_began, fy(d(s.session_finish_date_time)) AS fy_completed,
    CASE WHEN lower(s.session_attendance) = 'not set' THEN coalesce(s.signup_status, 'Not set')
        ELSE s.session_attendance END AS attendance_status,
    s.session_duration AS duration,
    date_sub('minute', s.session_start_date_time, s.session_finish_date_time) AS time_spent, 'N/A' AS mandatory
FROM silver.seminar_attendance s
LEFT JOIN silver.course_completions c ON c.user_id = s.user_id AND c.course_id = s.course_id
