-- Grain: one row per position. Of several rows of one id the first in the file stays.
WITH typed AS (
    SELECT
        _source_row AS source_row,
        @whole(position_id) AS position_id,
        @text(position_name) AS position_name,
        @whole(parent_id) AS parent_id,
        @text(framework) AS framework,
        @text(path) AS path,
        @whole(depth) AS depth,
        position_id AS _raw_position_id,
        parent_id AS _raw_parent_id,
        depth AS _raw_depth
    FROM bronze.positions
)
SELECT
    *,
    row_number() OVER (PARTITION BY position_id ORDER BY source_row) AS _rank,
    min(source_row) OVER (PARTITION BY position_id) AS _kept_row
FROM typed
