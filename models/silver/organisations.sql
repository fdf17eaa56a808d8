-- Grain: one row per organisation. Of several rows of one id the first in the file stays.
WITH typed AS (
    SELECT
        _source_row AS source_row,
        @whole(organisation_id) AS organisation_id,
        @text(organisation_name) AS organisation_name,
        @whole(parent_id) AS parent_id,
        @text(framework) AS framework,
        @text(path) AS path,
        @whole(depth) AS depth,
        organisation_id AS _raw_organisation_id,
        parent_id AS _raw_parent_id,
        depth AS _raw_depth
    FROM bronze.organisations
)
SELECT
    *,
    row_number() OVER (PARTITION BY organisation_id ORDER BY source_row) AS _rank,
    min(source_row) OVER (PARTITION BY organisation_id) AS _kept_row
FROM typed
