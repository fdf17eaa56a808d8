"""Bronze: every column of an export as text, and where each row came from; the store adds the number of the row."""

from pathlib import Path

from .sources import SourceFile


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def csv_reader(path: Path, columns: list[str]) -> str:
    types = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in columns)
    return (
        f"read_csv({quoted(str(path))}, header = true, auto_detect = false, delim = ',', quote = '\"', "
        f"escape = '\"', nullstr = '', strict_mode = true, columns = {{{types}}})"
    )


def constant(text: str) -> str:
    """A text that is the same in every row; as an ENUM it is written as a dictionary at once."""
    return f"CAST({quoted(text)} AS ENUM ({quoted(text)}))"


def metadata(name: str, digest: str, loaded_at: str) -> str:
    return (
        f"TIMESTAMP {quoted(loaded_at)} AS _ingestion_timestamp, {constant(name)} AS _source_file, "
        f"{constant(digest)} AS _source_hash, {constant('1')} AS _batch_id, {constant('baseline')} AS _customer_id"
    )


def bronze_query(file: SourceFile, loaded_at: str) -> str:
    """The rows of one export; an absent source is an empty table, an absent column is null."""
    absent = "".join(f"CAST(NULL AS VARCHAR) AS {name}, " for name in file.missing_columns())
    if file.path is None:
        return f"SELECT {absent}{metadata('', '', loaded_at)} LIMIT 0"
    rows = csv_reader(file.path, file.columns)
    return f"SELECT *, {absent}{metadata(file.path.name, file.sha256, loaded_at)} FROM {rows}"
