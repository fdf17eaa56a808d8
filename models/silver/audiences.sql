-- Grain: one row per membership of a user in an audience, exact duplicates of the export dropped (D01).
WITH arrived AS (
    SELECT min(_source_row) AS source_row, audience_name, audience_id, user_id, status
    FROM bronze.audiences
    GROUP BY audience_name, audience_id, user_id, status
)
SELECT
    source_row,
    @whole(audience_id) AS audience_id,
    @text(audience_name) AS audience_name,
    @whole(user_id) AS user_id,
    @text(status) AS status,
    audience_id AS _raw_audience_id,
    user_id AS _raw_user_id
FROM arrived
