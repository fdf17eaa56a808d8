"""SQL warehouses, which take a while to start."""

from __future__ import annotations

import threading
import time
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .errors import ApiError
from .settings import Settings
from .web import Request, Routes, need, paged

if TYPE_CHECKING:
    from .double import Double

routes = Routes()
ROOT = "/api/2.0/sql/warehouses"
DEFAULT_ID = "0123456789abcdef"


@dataclass
class Warehouse:
    """One warehouse; it runs from a point in time on."""

    settings: Settings
    name: str
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:16])
    more: dict[str, Any] = field(default_factory=dict)
    runs_from: float | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def state(self) -> str:
        if self.runs_from is None:
            return "STOPPED"
        return "RUNNING" if self.runs_from <= time.monotonic() else "STARTING"

    def start(self) -> None:
        with self.lock:
            if self.runs_from is None:
                self.runs_from = time.monotonic() + self.settings.warehouse_start

    def stop(self) -> None:
        with self.lock:
            self.runs_from = None

    def shown(self, address: str) -> dict[str, Any]:
        host = address.split("//")[-1].split(":")[0]
        running = self.state == "RUNNING"
        return {
            "id": self.id,
            "name": self.name,
            "state": self.state,
            "cluster_size": self.more.get("cluster_size", "2X-Small"),
            "auto_stop_mins": self.more.get("auto_stop_mins", 10),
            "min_num_clusters": 1,
            "max_num_clusters": self.more.get("max_num_clusters", 1),
            "num_clusters": int(running),
            "num_active_sessions": 0,
            "enable_serverless_compute": True,
            "enable_photon": True,
            "warehouse_type": "PRO",
            "spot_instance_policy": "COST_OPTIMIZED",
            "channel": {"name": "CHANNEL_NAME_CURRENT"},
            "creator_name": "admin@example.com",
            "jdbc_url": f"jdbc:databricks://{host}:443/default;transportMode=http;ssl=1;httpPath=/sql/1.0/warehouses/{self.id};",
            "odbc_params": {"hostname": host, "path": f"/sql/1.0/warehouses/{self.id}", "protocol": "https", "port": 443},
            "health": {"status": "HEALTHY"} if running else {},
            "tags": self.more.get("tags", {}),
        }


class Warehouses:
    """All warehouses; one is there from the start, and runs."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.reset()

    def reset(self) -> None:
        first = Warehouse(self.settings, "Starter Warehouse", DEFAULT_ID)
        first.start()
        self.all = {first.id: first}

    def get(self, id: str) -> Warehouse:
        found = self.all.get(id)
        if found is None:
            raise ApiError(404, "RESOURCE_DOES_NOT_EXIST", f"SQL warehouse {id} does not exist.")
        return found


@routes.add("GET", ROOT)
def all_of_them(double: Double, request: Request) -> dict[str, Any]:
    query = request.query | {"max_results": request.query.get("page_size", "")}
    return paged("warehouses", [each.shown(request.address) for each in double.warehouses.all.values()], query, double.settings.page_size)


@routes.add("POST", ROOT)
def create(double: Double, request: Request) -> dict[str, Any]:
    (name,) = need(request.json, "name")
    if any(each.name == name for each in double.warehouses.all.values()):
        raise ApiError(400, "INVALID_PARAMETER_VALUE", f"SQL warehouse with name `{name}` already exists")
    made = Warehouse(double.settings, name, more=request.json)
    made.start()
    double.warehouses.all[made.id] = made
    return {"id": made.id}


@routes.add("GET", ROOT + "/{id}")
def get(double: Double, request: Request) -> dict[str, Any]:
    return double.warehouses.get(request.parts["id"]).shown(request.address)


@routes.add("POST", ROOT + "/{id}/start")
def start(double: Double, request: Request) -> dict[str, Any]:
    double.warehouses.get(request.parts["id"]).start()
    return {}


@routes.add("POST", ROOT + "/{id}/stop")
def stop(double: Double, request: Request) -> dict[str, Any]:
    double.warehouses.get(request.parts["id"]).stop()
    return {}


@routes.add("POST", ROOT + "/{id}/edit")
def edit(double: Double, request: Request) -> dict[str, Any]:
    warehouse = double.warehouses.get(request.parts["id"])
    warehouse.name = request.json.get("name", warehouse.name)
    warehouse.more |= request.json
    return {}


@routes.add("DELETE", ROOT + "/{id}")
def delete(double: Double, request: Request) -> dict[str, Any]:
    del double.warehouses.all[double.warehouses.get(request.parts["id"]).id]
    return {}
