-- Grain: one row per seminar event, and the unknown event.
SELECT event_id, max(course_id) AS course_id, max(seminar_name) AS seminar_name
FROM silver.seminar_attendance
GROUP BY event_id
UNION ALL
SELECT CAST(-1 AS BIGINT), CAST(-1 AS BIGINT), 'N/A'
