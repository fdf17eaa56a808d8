"""SQL macros: the parameters of a run and the rules that every table shares."""

# Unicode White_Space; SQL's own trim takes blanks alone.
WHITE = "".join(map(chr, [*range(9, 14), 32, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]))
# The set is spelt for the pattern and given raw to trim, which is slow and therefore guarded by the pattern.
EDGE = r"^[\t-\r \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]|[\t-\r \x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]$"
DAY_FIRST = r"\d{2}/\d{2}/\d{4}"
ISO = r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?"
OFFSET = r"(Z|[+-]\d{2}(:?\d{2})?)"

MACROS = f"""
CREATE OR REPLACE MACRO none_day() AS DATE '1900-01-01';
CREATE OR REPLACE MACRO none_time() AS TIMESTAMP '1900-01-01 00:00:00';
CREATE OR REPLACE MACRO clean(x) AS nullif(CASE WHEN regexp_matches(x, '{EDGE}') THEN trim(x, '{WHITE}') ELSE x END, '');
CREATE OR REPLACE MACRO whole(x) AS CASE WHEN regexp_full_match(x, '[+-]?[0-9]+') THEN try_cast(x AS BIGINT) END;
CREATE OR REPLACE MACRO to_int(x) AS CASE WHEN regexp_full_match(x, '[0-9]+') THEN try_cast(x AS BIGINT) ELSE whole(clean(x)) END;
CREATE OR REPLACE MACRO to_number(x) AS CASE WHEN regexp_full_match(clean(x), '[+-]?[0-9]+([.][0-9]+)?') THEN try_cast(clean(x) AS DOUBLE) END;
CREATE OR REPLACE MACRO local_iso(x) AS try_cast(replace(replace(x, 'T', ' '), ',', '.') AS TIMESTAMP);
CREATE OR REPLACE MACRO offset_iso(x) AS timezone(zone(), try_cast(replace(replace(x, 'T', ' '), ',', '.') AS TIMESTAMPTZ));
CREATE OR REPLACE MACRO rare_time(x) AS CASE
    WHEN regexp_full_match(x, '{DAY_FIRST}') THEN try_strptime(x, '%d/%m/%Y')
    WHEN regexp_full_match(x, '\\d{{4}}-\\d{{2}}-\\d{{2}}') THEN try_cast(x AS TIMESTAMP)
    WHEN regexp_full_match(x, '{ISO}') THEN local_iso(x)
    WHEN regexp_full_match(x, '{ISO}{OFFSET}') THEN offset_iso(x) END;
CREATE OR REPLACE MACRO to_time(x) AS CASE
    WHEN length(x) = 20 AND regexp_full_match(x, '{DAY_FIRST}, \\d{{2}}:\\d{{2}}:\\d{{2}}') THEN try_strptime(x, '%d/%m/%Y, %H:%M:%S')
    WHEN length(clean(x)) = 20 AND regexp_full_match(clean(x), '{DAY_FIRST}, \\d{{2}}:\\d{{2}}:\\d{{2}}') THEN try_strptime(clean(x), '%d/%m/%Y, %H:%M:%S')
    ELSE rare_time(clean(x)) END;
CREATE OR REPLACE MACRO d(t) AS coalesce(CAST(t AS DATE), none_day());
CREATE OR REPLACE MACRO surrogate(id, user_id) AS id * 4294967296 + user_id;
CREATE OR REPLACE MACRO fy_year(day) AS year(day) + CASE WHEN first_month() > 1 AND month(day) >= first_month() THEN 1 ELSE 0 END;
CREATE OR REPLACE MACRO fy(day) AS CASE WHEN day = none_day() THEN 'N/A' WHEN fy_year(day) BETWEEN 2012 AND 2036 THEN CAST(fy_year(day) AS VARCHAR) END;
CREATE OR REPLACE MACRO fy_start(y) AS CASE WHEN first_month() = 1 THEN make_date(y, 1, 1) ELSE make_date(y - 1, first_month(), 1) END;
CREATE OR REPLACE MACRO fy_end(y) AS CAST(fy_start(y) + INTERVAL 1 YEAR - INTERVAL 1 DAY AS DATE);
CREATE OR REPLACE MACRO open_years(began, completed) AS range(
    greatest(2012, fy_year(began)),
    1 + least(2036, fy_year(as_of()), CASE WHEN completed = none_day() THEN 2036 ELSE fy_year(completed) END));
CREATE OR REPLACE MACRO scorm_key(title) AS CAST(md5_number_lower(title) >> 1 AS BIGINT);
CREATE OR REPLACE MACRO is_complete(status) AS lower(status) IN ('complete', 'complete via rpl');
"""


def parameters(as_of: str, first_month: int, zone: str) -> str:
    """The run's parameters as macros, so that the SQL files stay plain text."""
    return f"""
CREATE OR REPLACE MACRO as_of() AS DATE '{as_of}';
CREATE OR REPLACE MACRO first_month() AS {first_month};
CREATE OR REPLACE MACRO zone() AS '{zone}';
"""
