-- The surrogate key of a SCORM title: 63 bits of its SHA-256, the same in every run; -1 where there is no title.
CASE
    WHEN $x IS NULL THEN CAST(-1 AS BIGINT)
    ELSE crc32(substr(sha2($x, 256), 1, 32)) * CAST(2147483648 AS BIGINT) + crc32(substr(sha2($x, 256), 33, 32)) % CAST(2147483648 AS BIGINT)
END
