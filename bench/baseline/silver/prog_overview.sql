-- D02: one row per (id, user, course), due at the latest of its due dates.
WITH typed AS (
    SELECT to_int(program_id) AS program_id, to_int(user_id) AS user_id, to_int(course_id) AS course_id, to_time(due_date) AS due_date
    FROM bronze.prog_overview
), names AS (
    SELECT to_int(program_id) AS program_id, max(clean(program_name)) AS program_name
    FROM (SELECT DISTINCT program_id, program_name FROM bronze.prog_overview) GROUP BY ALL
), memberships AS (
    SELECT program_id, user_id, course_id, max(due_date) AS due_date
    FROM typed GROUP BY ALL
    HAVING program_id IS NOT NULL AND user_id IS NOT NULL AND course_id IS NOT NULL
)
SELECT program_id, program_name, user_id, course_id, due_date
FROM memberships JOIN names USING (program_id)
