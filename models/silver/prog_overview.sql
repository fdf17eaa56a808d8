-- Grain: one row per program, user and course, whatever the due dates (D02); the due date is the latest.
WITH typed AS (
    SELECT
        _source_row AS source_row,
        @whole(program_id) AS program_id,
        @whole(user_id) AS user_id,
        @whole(course_id) AS course_id,
        @text(program_name) AS program_name,
        @time(due_date) AS due_date,
        due_date AS raw_due_date
    FROM bronze.prog_overview
)
SELECT
    min(source_row) AS source_row,
    program_id,
    user_id,
    course_id,
    max(program_name) AS program_name,
    max(due_date) AS due_date,
    max(raw_due_date) AS _raw_due_date
FROM typed
GROUP BY
    program_id,
    user_id,
    course_id,
    -- Rows without their own ids stay apart, so that each of them is kept in the rejects.
    CASE WHEN program_id IS NULL OR user_id IS NULL OR course_id IS NULL THEN source_row END
