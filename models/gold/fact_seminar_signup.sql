-- Grain: one row per signup; the same person can be signed up several times for a session.
WITH signup AS (
    SELECT
        *,
        CASE
            WHEN lower(session_attendance) = 'not set' THEN coalesce(signup_status, 'Not set')
            ELSE session_attendance
        END AS attendance_status
    FROM silver.seminar_attendance
)
SELECT
    s.user_id,
    coalesce(s.course_id, CAST(-1 AS BIGINT)) AS course_id,
    CAST(-1 AS BIGINT) AS program_id,
    CAST(-1 AS BIGINT) AS cert_id,
    CAST(-1 AS BIGINT) AS scorm_id,
    s.event_id,
    s.session_id,
    CASE WHEN c.user_id IS NULL THEN CAST(-1 AS BIGINT) ELSE @key(c.course_id, c.user_id) END AS course_user_id,
    CAST(-1 AS BIGINT) AS program_user_id,
    CAST(-1 AS BIGINT) AS certification_user_id,
    concat(CAST(s.user_id AS STRING), '_', CAST(s.session_id AS STRING)) AS user_session_id,
    @day(s.session_start_date_time) AS date_began,
    @day(s.session_finish_date_time) AS completed_date,
    @fy(@day(s.session_start_date_time)) AS fy_began,
    @fy(@day(s.session_finish_date_time)) AS fy_completed,
    s.attendance_status,
    s.session_duration AS duration,
    CAST(unix_seconds(s.session_finish_date_time) - unix_seconds(s.session_start_date_time) AS DOUBLE) / 60 AS time_spent,
    'N/A' AS mandatory
FROM signup AS s
LEFT JOIN silver.course_completions AS c ON c.user_id = s.user_id AND c.course_id = s.course_id
