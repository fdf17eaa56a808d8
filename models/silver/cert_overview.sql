-- Grain: one row per certification, user and course, whatever the due dates (D02); the due date is the latest.
WITH typed AS (
    SELECT
        _source_row AS source_row,
        @whole(certification_id) AS certification_id,
        @whole(user_id) AS user_id,
        @whole(course_id) AS course_id,
        @text(certification_name) AS certification_name,
        @time(due_date) AS due_date,
        due_date AS raw_due_date
    FROM bronze.cert_overview
)
SELECT
    min(source_row) AS source_row,
    certification_id,
    user_id,
    course_id,
    max(certification_name) AS certification_name,
    max(due_date) AS due_date,
    max(raw_due_date) AS _raw_due_date
FROM typed
GROUP BY
    certification_id,
    user_id,
    course_id,
    -- Rows without their own ids stay apart, so that each of them is kept in the rejects.
    CASE WHEN certification_id IS NULL OR user_id IS NULL OR course_id IS NULL THEN source_row END
