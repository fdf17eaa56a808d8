-- The surrogate key of a course, program or certification together with a user: the same in every run.
$x * CAST(4294967296 AS BIGINT) + $y
