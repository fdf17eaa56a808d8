WITH typed AS MATERIALIZED (
    SELECT
        to_int(user_id) AS user_id,
        to_int(course_id) AS course_id,
        clean(course_name) AS course_name,
        clean(course_category) AS course_category,
        to_time(time_enrolled) AS time_enrolled,
        to_time(time_started) AS time_started,
        to_time(time_completed) AS time_completed,
        clean(completion_status) AS completion_status,
        to_time(completion_due_date) AS completion_due_date,
        to_int(include_in_dashboard) AS include_in_dashboard,
        _source_row
    FROM bronze.course_completions
), doubled AS (
    SELECT user_id, course_id FROM typed GROUP BY ALL HAVING count(*) > 1
), losers AS (
    SELECT _source_row FROM typed JOIN doubled USING (user_id, course_id)
    QUALIFY row_number() OVER (PARTITION BY user_id, course_id ORDER BY time_completed DESC NULLS LAST, time_enrolled DESC NULLS LAST, _source_row) > 1
)
SELECT * FROM typed
WHERE user_id IS NOT NULL AND course_id IS NOT NULL AND _source_row NOT IN (FROM losers)
