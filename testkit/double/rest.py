"""All paths."""

from __future__ import annotations

from . import faults, files, history, jobs_api, oauth, permissions, statements_api, unity, warehouses, workspace
from .web import Routes

routes = Routes()
for part in (faults, oauth, statements_api, files, workspace, warehouses, history, jobs_api, permissions, unity):
    routes.all += part.routes.all
