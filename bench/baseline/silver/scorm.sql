-- D01: the hash finds candidates, the full text decides.
WITH typed AS MATERIALIZED (
    SELECT
        to_int(user_id) AS user_id,
        to_int(course_id) AS course_id,
        clean(course_name) AS course_name,
        clean(scorm_title) AS scorm_title,
        to_time(sco_start_date) AS sco_start_date,
        to_int(sco_total_time_milliseconds) AS sco_total_time_milliseconds,
        clean(sco_status) AS sco_status,
        hash(*COLUMNS('^[^_]')) AS _hash,
        _source_row
    FROM bronze.scorm
), doubled AS (
    SELECT _hash FROM typed GROUP BY ALL HAVING count(*) > 1
), losers AS (
    SELECT _source_row
    FROM (SELECT row(*COLUMNS('^[^_]')) AS _content, hash(*COLUMNS('^[^_]')) AS _hash, _source_row FROM bronze.scorm)
    JOIN doubled USING (_hash)
    QUALIFY row_number() OVER (PARTITION BY _content ORDER BY _source_row) > 1
)
SELECT * EXCLUDE (_hash) FROM typed
WHERE user_id IS NOT NULL AND course_id IS NOT NULL AND _source_row NOT IN (FROM losers)
