-- D01: the hash finds candidates, the full text decides.
WITH typed AS MATERIALIZED (
    SELECT
        to_int(user_id) AS user_id,
        to_int(competency_id) AS competency_id,
        clean(competency_name) AS competency_name,
        clean(rating) AS rating,
        to_time(time_rated) AS time_rated,
        hash(*COLUMNS('^[^_]')) AS _hash,
        _source_row
    FROM bronze.competency_ratings
), doubled AS (
    SELECT _hash FROM typed GROUP BY ALL HAVING count(*) > 1
), losers AS (
    SELECT _source_row
    FROM (SELECT row(*COLUMNS('^[^_]')) AS _content, hash(*COLUMNS('^[^_]')) AS _hash, _source_row FROM bronze.competency_ratings)
    JOIN doubled USING (_hash)
    QUALIFY row_number() OVER (PARTITION BY _content ORDER BY _source_row) > 1
)
SELECT * EXCLUDE (_hash) FROM typed
WHERE user_id IS NOT NULL AND competency_id IS NOT NULL AND _source_row NOT IN (FROM losers)
