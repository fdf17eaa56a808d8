"""All paths."""

from __future__ import annotations

from . import faults, files, oauth, statements_api, warehouses
from .web import Routes

routes = Routes()
for part in (faults, oauth, statements_api, files, warehouses):
    routes.all += part.routes.all
