-- Grain: one row per course that any export names.
WITH completed AS (
    SELECT
        course_id,
        max(course_name) AS course_name,
        max(course_category) AS course_category,
        max(include_in_dashboard) AS include_in_dashboard
    FROM silver.course_completions
    GROUP BY course_id
),
attempted AS (
    SELECT course_id, max(course_name) AS course_name
    FROM silver.scorm
    GROUP BY course_id
)
SELECT course_id, course_name, course_category, include_in_dashboard
FROM completed
UNION ALL
SELECT a.course_id, a.course_name, 'N/A' AS course_category, CAST(1 AS BIGINT) AS include_in_dashboard
FROM attempted AS a
LEFT JOIN completed AS c ON c.course_id = a.course_id
WHERE c.course_id IS NULL
