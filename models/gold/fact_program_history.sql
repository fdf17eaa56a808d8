-- Grain: one row per user, program and year in which the assignment was open.
WITH years AS (
    SELECT CAST(fy_began AS INT) AS fy_status, fy_start_date, fy_end_date
    FROM gold.dim_fy_began
    WHERE fy_began <> 'N/A' AND fy_start_date <= CAST(:as_of AS DATE)
)
SELECT
    p.user_id,
    p.course_id,
    p.program_id,
    p.cert_id,
    p.scorm_id,
    p.event_id,
    p.session_id,
    p.course_user_id,
    p.program_user_id,
    p.certification_user_id,
    p.date_began,
    p.date_completed,
    p.fy_began,
    CAST(y.fy_status AS STRING) AS fy_completed,
    y.fy_status,
    CASE
        WHEN r.time_completed IS NOT NULL AND p.date_completed <= y.fy_end_date THEN 'Completed'
        ELSE 'In Progress'
    END AS program_completion_status_for_fy
FROM gold.fact_program_progress AS p
JOIN silver.prog_completions AS r ON r.program_id = p.program_id AND r.user_id = p.user_id
JOIN years AS y
    ON p.date_began <= y.fy_end_date AND (p.date_completed = DATE '1900-01-01' OR p.date_completed >= y.fy_start_date)
WHERE p.fy_began IS NOT NULL
