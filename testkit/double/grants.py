"""Who may do what to which securable; privileges come down from catalog to schema to table."""

from __future__ import annotations

from .auth import Principal
from .catalog import Catalogs, Securable
from .errors import insufficient

IMPLIED = "ALL PRIVILEGES"


class Grants:
    """Asks the securables' own lists."""

    def __init__(self, catalogs: Catalogs) -> None:
        self.catalogs = catalogs

    def chain(self, kind: str, name: str) -> list[Securable]:
        """The securable and what it lies in, from the outside."""
        parts = name.lower().split(".")
        found = [self.catalogs.find("CATALOG", parts[0])]
        if len(parts) > 1:
            found.append(self.catalogs.find("SCHEMA", ".".join(parts[:2])))
        if len(parts) > 2:
            found.append(self.catalogs.find(kind, name))
            if kind == "TABLE" and found[-1] is None:
                found[-1] = self.catalogs.find("VIEW", name)
        return [each for each in found if each is not None]

    def may(self, who: Principal, privilege: str, kind: str, name: str) -> bool:
        if who.admin:
            return True
        for securable in self.chain(kind, name):
            if securable.owner in who.names:
                return True
            for holder, privileges in securable.grants.items():
                if holder in who.names and (privilege in privileges or IMPLIED in privileges):
                    return True
        return False

    def check(self, who: Principal, privilege: str, kind: str, name: str) -> None:
        """Fails as a statement does where the privilege or the way to the object is missing."""
        if who.admin:
            return
        parts = name.lower().split(".")
        if not self.may(who, "USE CATALOG", "CATALOG", parts[0]):
            raise insufficient("USE CATALOG", "catalog", parts[0])
        if len(parts) > 1 and privilege != "USE CATALOG" and not self.may(who, "USE SCHEMA", "SCHEMA", ".".join(parts[:2])):
            raise insufficient("USE SCHEMA", "schema", ".".join(parts[:2]))
        if not self.may(who, privilege, kind, name):
            raise insufficient(privilege, kind.lower(), name)

    def sees(self, who: Principal, kind: str, name: str) -> bool:
        """Whether it holds anything on the object, on what it lies in, or on what lies in it."""
        if who.admin:
            return True
        near = self.chain(kind, name) + [each for each in self.catalogs.all.values() if each.name.startswith(name.lower() + ".")]
        return any(each.owner in who.names or any(each.grants.get(holder) for holder in who.names) for each in near)


def normal(privilege: str) -> str:
    """`USE_CATALOG` and `use catalog` are one; old words are the new ones."""
    words = " ".join(privilege.upper().replace("_", " ").split())
    return {"ALL": IMPLIED, "USAGE": "USE SCHEMA"}.get(words, words)
