-- Grain: one row per SCORM attempt and program that has the course for that user.
WITH years AS (
    SELECT fy_began
    FROM gold.dim_fy_began
    WHERE fy_began <> 'N/A' AND fy_start_date <= CAST(:as_of AS DATE)
),
attempt AS (
    SELECT *, CAST(sco_start_date AS DATE) AS date_began, @fy(CAST(sco_start_date AS DATE)) AS fy
    FROM silver.scorm
    WHERE sco_start_date IS NOT NULL
)
SELECT
    s.user_id,
    s.course_id,
    coalesce(o.program_id, CAST(-1 AS BIGINT)) AS program_id,
    CAST(-1 AS BIGINT) AS cert_id,
    @scorm_id(s.scorm_title) AS scorm_id,
    CAST(-1 AS BIGINT) AS event_id,
    CAST(-1 AS BIGINT) AS session_id,
    CASE WHEN c.user_id IS NULL THEN CAST(-1 AS BIGINT) ELSE @key(c.course_id, c.user_id) END AS course_user_id,
    CASE WHEN p.user_id IS NULL THEN CAST(-1 AS BIGINT) ELSE @key(p.program_id, p.user_id) END AS program_user_id,
    CAST(-1 AS BIGINT) AS certification_user_id,
    s.date_began,
    DATE '1900-01-01' AS date_completed,
    s.sco_status,
    s.sco_total_time_milliseconds,
    s.fy AS fy_began,
    s.fy AS fy_completed
FROM attempt AS s
JOIN years AS y ON y.fy_began = s.fy
LEFT JOIN silver.prog_overview AS o ON o.user_id = s.user_id AND o.course_id = s.course_id
LEFT JOIN silver.prog_completions AS p ON p.user_id = o.user_id AND p.program_id = o.program_id
LEFT JOIN silver.course_completions AS c ON c.user_id = s.user_id AND c.course_id = s.course_id
