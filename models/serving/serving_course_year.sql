-- Grain: one row per enrolment and year in which it was open, and one with year 0 for all time. What the course dashboard counts and lists, with include_in_dashboard applied.
WITH first_of_category AS (
    SELECT min(f.course_user_id) AS course_user_id
    FROM gold.fact_course_progress AS f
    JOIN gold.dim_course AS d ON d.course_id = f.course_id AND d.include_in_dashboard = 1
    GROUP BY f.user_id, coalesce(d.course_category, 'No category')
),
enrolment AS (
    -- The rows of several programs say the same of one enrolment.
    SELECT
        course_user_id,
        max(date_completed) AS date_completed,
        max(CASE WHEN fy_completed <> 'N/A' THEN CAST(fy_completed AS INT) END) AS completed_in,
        max(days_difference) AS days_difference,
        max(is_overdue) AS is_overdue,
        max(is_first) AS first_in_category
    FROM (
        SELECT course_user_id, date_completed, fy_completed, days_difference, is_overdue, 0 AS is_first
        FROM gold.fact_course_progress
        UNION ALL
        SELECT course_user_id, CAST(NULL AS DATE), CAST(NULL AS STRING), CAST(NULL AS INT), CAST(NULL AS INT), 1
        FROM first_of_category
    ) AS told
    GROUP BY course_user_id
),
described AS (
    SELECT
        e.course_user_id,
        c.user_id,
        c.course_id,
        c.completion_status AS status,
        CASE WHEN lower(c.completion_status) IN ('complete', 'complete via rpl') THEN 1 ELSE 0 END AS is_complete,
        CAST(c.time_enrolled AS DATE) AS enrolled,
        CAST(c.time_started AS DATE) AS started,
        CAST(c.time_completed AS DATE) AS completed,
        CAST(c.completion_due_date AS DATE) AS due,
        e.days_difference,
        e.completed_in,
        e.is_overdue,
        e.first_in_category,
        CASE WHEN e.date_completed = DATE '1900-01-01' THEN 1 ELSE 0 END AS is_open
    FROM enrolment AS e
    JOIN silver.course_completions AS c ON e.course_user_id = @key(c.course_id, c.user_id)
),
spell AS (
    SELECT course_user_id, CAST(0 AS INT) AS year, CAST(NULL AS STRING) AS status_in_year
    FROM gold.fact_course_progress
    GROUP BY course_user_id
    UNION ALL
    SELECT course_user_id, fy_status, course_completion_status_for_fy
    FROM gold.fact_course_history
),
year_of_enrolment AS (
    SELECT d.*, s.year, s.status_in_year
    FROM described AS d
    JOIN spell AS s ON s.course_user_id = d.course_user_id
)
-- Persons and courses are joined last, each as the first side: that side is held, and a text that passes through two held sides in a row brings the
-- buffers of both with every batch, which took ten times as long.
SELECT
    s.year,
    s.user_id,
    s.course_id,
    s.course_user_id,
    coalesce(c.course_category, 'No category') AS category,
    u.user_status,
    s.first_in_category,
    CASE WHEN s.year = 0 THEN s.is_complete WHEN s.status_in_year = 'Complete' THEN 1 ELSE 0 END AS complete,
    CASE WHEN s.is_complete = 1 AND (s.year = 0 OR s.completed_in = s.year) THEN s.days_difference END AS days,
    s.is_open AS open,
    s.is_overdue AS overdue,
    s.status_in_year,
    s.status,
    s.enrolled,
    s.started,
    s.completed,
    s.due,
    s.days_difference
FROM gold.dim_user AS u
RIGHT JOIN year_of_enrolment AS s ON s.user_id = u.user_id
JOIN gold.dim_course AS c ON c.course_id = s.course_id AND c.include_in_dashboard = 1
