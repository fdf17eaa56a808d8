WITH met AS (
    SELECT *, unnest(open_years(date_began, date_completed)) AS y
    FROM gold.fact_program_progress WHERE fy_began IS NOT NULL
)
SELECT m.user_id, m.course_id, m.program_id, m.cert_id, m.scorm_id, m.event_id, m.session_id, m.course_user_id,
    m.program_user_id, m.certification_user_id, m.date_began, m.date_completed, m.fy_began,
    CAST(y AS VARCHAR) AS fy_completed, CAST(y AS INTEGER) AS fy_status,
    CASE WHEN r.time_completed IS NOT NULL AND m.date_completed <= fy_end(y) THEN 'Completed'
        ELSE 'In Progress' END AS program_completion_status_for_fy
FROM met m JOIN silver.prog_completions r ON r.user_id = m.user_id AND r.program_id = m.program_id
