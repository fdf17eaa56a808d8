-- Grain: one row per enrolment and year in which it was open, and one with year 0 for all time. What the course dashboard counts and lists, with include_in_dashboard applied.
WITH enrolment AS (
    -- The rows of several programs say the same of one enrolment.
    SELECT
        course_user_id,
        max(date_completed) AS date_completed,
        max(fy_completed) AS fy_completed,
        max(days_difference) AS days_difference,
        max(is_overdue) AS is_overdue
    FROM gold.fact_course_progress
    GROUP BY course_user_id
),
first_of_category AS (
    SELECT min(f.course_user_id) AS course_user_id
    FROM gold.fact_course_progress AS f
    JOIN gold.dim_course AS d ON d.course_id = f.course_id AND d.include_in_dashboard = 1
    GROUP BY f.user_id, coalesce(d.course_category, 'No category')
),
described AS (
    SELECT
        e.course_user_id,
        c.user_id,
        c.course_id,
        coalesce(d.course_category, 'No category') AS category,
        u.user_status,
        CASE WHEN f.course_user_id IS NULL THEN 0 ELSE 1 END AS first_in_category,
        c.completion_status AS status,
        CASE WHEN lower(c.completion_status) IN ('complete', 'complete via rpl') THEN 1 ELSE 0 END AS is_complete,
        CAST(c.time_enrolled AS DATE) AS enrolled,
        CAST(c.time_started AS DATE) AS started,
        CAST(c.time_completed AS DATE) AS completed,
        CAST(c.completion_due_date AS DATE) AS due,
        e.days_difference,
        e.fy_completed,
        e.is_overdue,
        CASE WHEN e.date_completed = DATE '1900-01-01' THEN 1 ELSE 0 END AS is_open
    FROM silver.course_completions AS c
    JOIN gold.dim_course AS d ON d.course_id = c.course_id AND d.include_in_dashboard = 1
    JOIN enrolment AS e ON e.course_user_id = @key(c.course_id, c.user_id)
    LEFT JOIN first_of_category AS f ON f.course_user_id = e.course_user_id
    LEFT JOIN gold.dim_user AS u ON u.user_id = c.user_id
),
spell AS (
    SELECT course_user_id, CAST(0 AS INT) AS year, CAST(NULL AS STRING) AS status_in_year
    FROM gold.fact_course_progress
    GROUP BY course_user_id
    UNION ALL
    SELECT course_user_id, fy_status, course_completion_status_for_fy
    FROM gold.fact_course_history
)
SELECT
    s.year,
    d.user_id,
    d.course_id,
    d.course_user_id,
    d.category,
    d.user_status,
    d.first_in_category,
    CASE WHEN s.year = 0 THEN d.is_complete WHEN s.status_in_year = 'Complete' THEN 1 ELSE 0 END AS complete,
    CASE WHEN d.is_complete = 1 AND (s.year = 0 OR d.fy_completed = CAST(s.year AS STRING)) THEN d.days_difference END AS days,
    d.is_open AS open,
    d.is_overdue AS overdue,
    s.status_in_year,
    d.status,
    d.enrolled,
    d.started,
    d.completed,
    d.due,
    d.days_difference
FROM spell AS s
JOIN described AS d ON d.course_user_id = s.course_user_id
