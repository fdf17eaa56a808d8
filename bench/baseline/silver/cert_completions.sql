WITH typed AS MATERIALIZED (
    SELECT
        to_int(user_id) AS user_id,
        to_int(certification_id) AS certification_id,
        clean(certification_name) AS certification_name,
        clean(course_category) AS course_category,
        clean(status) AS status,
        to_time(time_expires) AS time_expires,
        to_time(time_completed) AS time_completed,
        to_time(time_assigned) AS time_assigned,
        to_time(time_started) AS time_started,
        to_int(include_in_dashboard) AS include_in_dashboard,
        _source_row
    FROM bronze.cert_completions
), doubled AS (
    SELECT user_id, certification_id FROM typed GROUP BY ALL HAVING count(*) > 1
), losers AS (
    SELECT _source_row FROM typed JOIN doubled USING (user_id, certification_id)
    QUALIFY row_number() OVER (PARTITION BY user_id, certification_id ORDER BY time_completed DESC NULLS LAST, time_assigned DESC NULLS LAST, _source_row) > 1
)
SELECT * FROM typed
WHERE user_id IS NOT NULL AND certification_id IS NOT NULL AND _source_row NOT IN (FROM losers)
