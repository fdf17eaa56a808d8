WITH met AS (
    SELECT *, unnest(open_years(date_began, date_completed)) AS y
    FROM gold.fact_certification_progress WHERE fy_began IS NOT NULL
)
SELECT user_id, course_id, program_id, cert_id, scorm_id, event_id, session_id, course_user_id, program_user_id,
    certification_user_id, date_began, date_completed, fy_began, CAST(y AS VARCHAR) AS fy_completed,
    CAST(y AS INTEGER) AS fy_status,
    CASE WHEN lower(status) = 'expired' THEN 'Expired'
        WHEN date_completed <> none_day() AND date_completed <= fy_end(y) THEN status
        ELSE 'In progress' END AS certification_completion_status_for_fy
FROM met
