-- D01: the hash finds candidates, the full text decides.
WITH typed AS MATERIALIZED (
    SELECT
        to_int(audience_id) AS audience_id,
        clean(audience_name) AS audience_name,
        to_int(user_id) AS user_id,
        clean(status) AS status,
        hash(*COLUMNS('^[^_]')) AS _hash,
        _source_row
    FROM bronze.audiences
), doubled AS (
    SELECT _hash FROM typed GROUP BY ALL HAVING count(*) > 1
), losers AS (
    SELECT _source_row
    FROM (SELECT row(*COLUMNS('^[^_]')) AS _content, hash(*COLUMNS('^[^_]')) AS _hash, _source_row FROM bronze.audiences)
    JOIN doubled USING (_hash)
    QUALIFY row_number() OVER (PARTITION BY _content ORDER BY _source_row) > 1
)
SELECT * EXCLUDE (_hash) FROM typed
WHERE audience_id IS NOT NULL AND user_id IS NOT NULL AND _source_row NOT IN (FROM losers)
