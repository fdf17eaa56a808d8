"""The calendar workbook as rows of text, the way bronze keeps every source."""

from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
from python_calamine import CalamineWorkbook

from .sources import squeezed

NAMES = {"date": "date", "datenum": "date_num"}


def as_text(cell: object) -> str | None:
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell) or None


def read_calendar(path: Path | None) -> pa.Table:
    """All columns as text; `date` and `date_num` under these names whatever the order of the sheet."""
    if path is None or not path.exists():
        return pa.table({name: pa.array([], pa.string()) for name in NAMES.values()})
    header, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    names = [NAMES.get(squeezed(str(name)), squeezed(str(name))) for name in header]
    columns = zip(*([as_text(cell) for cell in row] for row in rows), strict=True)
    return pa.table({n: pa.array(list(c), pa.string()) for n, c in zip(names, columns, strict=True)})
