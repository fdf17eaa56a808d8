-- D02: one row per (id, user, course), due at the latest of its due dates.
WITH typed AS (
    SELECT to_int(certification_id) AS certification_id, to_int(user_id) AS user_id, to_int(course_id) AS course_id, to_time(due_date) AS due_date
    FROM bronze.cert_overview
), names AS (
    SELECT to_int(certification_id) AS certification_id, max(clean(certification_name)) AS certification_name
    FROM (SELECT DISTINCT certification_id, certification_name FROM bronze.cert_overview) GROUP BY ALL
), memberships AS (
    SELECT certification_id, user_id, course_id, max(due_date) AS due_date
    FROM typed GROUP BY ALL
    HAVING certification_id IS NOT NULL AND user_id IS NOT NULL AND course_id IS NOT NULL
)
SELECT certification_id, certification_name, user_id, course_id, due_date
FROM memberships JOIN names USING (certification_id)
