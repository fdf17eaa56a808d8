-- Grain: one row per user, course and year in which the enrolment was open. The certification is the largest among the rows that meet the year.
WITH years AS (
    SELECT CAST(fy_began AS INT) AS fy_status, fy_start_date, fy_end_date
    FROM gold.dim_fy_began
    WHERE fy_began <> 'N/A' AND fy_start_date <= CAST(:as_of AS DATE)
),
met AS (
    SELECT
        p.course_user_id,
        y.fy_status,
        max(p.cert_id) AS cert_id,
        max(p.date_began) AS date_began,
        max(p.date_completed) AS date_completed,
        max(y.fy_end_date) AS fy_end_date
    FROM gold.fact_course_to_cert_progress AS p
    JOIN years AS y
        ON p.date_began <= y.fy_end_date AND (p.date_completed = DATE '1900-01-01' OR p.date_completed >= y.fy_start_date)
    WHERE p.fy_began IS NOT NULL
    GROUP BY p.course_user_id, y.fy_status
)
SELECT
    c.user_id,
    c.course_id,
    CAST(-1 AS BIGINT) AS program_id,
    m.cert_id,
    CAST(-1 AS BIGINT) AS scorm_id,
    CAST(-1 AS BIGINT) AS event_id,
    CAST(-1 AS BIGINT) AS session_id,
    m.course_user_id,
    CAST(-1 AS BIGINT) AS program_user_id,
    CAST(-1 AS BIGINT) AS certification_user_id,
    m.date_began,
    m.date_completed,
    @fy(m.date_began) AS fy_began,
    CAST(m.fy_status AS STRING) AS fy_completed,
    m.fy_status,
    c.time_started,
    CASE
        WHEN lower(c.completion_status) = 'not yet started' THEN 'Not yet started'
        WHEN @fy(m.date_completed) = CAST(m.fy_status AS STRING) THEN 'Complete'
        WHEN CAST(c.time_started AS DATE) > m.fy_end_date THEN 'Not yet started'
        WHEN lower(c.completion_status) = 'in progress' THEN 'In progress'
        WHEN m.date_completed = DATE '1900-01-01' THEN 'Not yet started'
        WHEN m.date_completed <= m.fy_end_date THEN 'Complete'
        ELSE 'In progress'
    END AS course_completion_status_for_fy
FROM met AS m
JOIN gold.dim_course_progress AS c ON c.course_user_id = m.course_user_id
