"""Users with every kind of manager, and the trees they belong to."""

from .cells import Cells

Row = dict[str, str]
FIRST = 101


class People:
    """Ids by role in the hierarchy, and the rows of the users export."""

    def __init__(self, cells: Cells):
        self.cells, self.rows, self.ids = cells, [], []
        self.next_id = FIRST
        for length in (2, 3, 5):
            self.cycle(length)
        self.chain(30)
        self.chain(cells.rng.randint(2, 6))
        self.oddities()

    def new_ids(self, many: int) -> list[int]:
        made = list(range(self.next_id, self.next_id + many))
        self.next_id += many
        self.ids += made
        return made

    def user(self, user_id: object, manager: object, assignment: object | None = None) -> Row:
        cells, rng = self.cells, self.cells.rng
        row = {
            "User ID": str(user_id),
            "User's Fullname": cells.name(f"Person {user_id}"),
            "User First Name": cells.name("Person"),
            "User Last Name": cells.name(str(user_id)),
            "User's Country": cells.name("Australia"),
            "User's City": cells.name("Sydney"),
            "User Status": rng.choice(["Active", "Active", "Suspended", "Deleted", ""]),
            "Assignment ID": str(rng.randint(1000, 9999) if assignment is None else assignment),
            "Assignment Name": cells.name("Nurse"),
            "Organisation ID": cells.number(1, 14),
            "Organisation Name": cells.name("Ward"),
            "Position ID": cells.number(1, 9),
            "Position Name": cells.name("Nurse"),
            "Manager ID": str(manager),
            "Manager Name": rng.choice([" ", "", f"Manager {manager}", "NULL"]),
            "Appraiser ID": cells.number(100, 160),
            "Appraiser Name": cells.name("Appraiser"),
        }
        self.rows.append(row)
        return row

    def cycle(self, length: int) -> None:
        """A ring of managers, one person below it, and sometimes a way out of it by a second assignment."""
        ring = self.new_ids(length)
        for place, user_id in enumerate(ring):
            self.user(user_id, ring[(place + 1) % length])
        below = self.new_ids(1)[0]
        self.user(below, ring[0])
        if self.cells.some(0.5):
            self.user(self.cells.rng.choice(ring), self.cells.rng.choice(self.ids))

    def chain(self, length: int) -> None:
        links = self.new_ids(length)
        for below, above in zip(links, links[1:], strict=False):
            self.user(below, above)
        self.user(links[-1], self.cells.rng.choice(["", " ", 9001, self.ids[0]]))

    def oddities(self) -> None:
        rng = self.cells.rng
        lone, itself, ghostly, many, twice, unassigned, unread = self.new_ids(7)
        self.user(lone, "")
        self.user(itself, itself)
        self.user(ghostly, 9002)
        for manager in (itself, ghostly, many, "", ghostly, 9002, rng.choice(self.ids)):
            self.user(many, manager)
        self.user(twice, lone, assignment=5555)
        self.user(twice, many, assignment=5555)
        self.user(unassigned, lone, assignment="")
        self.user(unassigned, ghostly, assignment=" ")
        self.user(unread, rng.choice(["boss", "78_12", "12.5.1"]), assignment="none")
        self.user("", lone)
        self.user(rng.choice(["abc", "78_12", " "]), lone)
        for user_id in self.new_ids(12):
            self.user(user_id, rng.choice([*self.ids, 9001, ""]))
            if self.cells.some(0.3):
                self.user(user_id, rng.choice(self.ids))

    def anyone(self) -> str:
        """A person of the export, seldom one that no export knows, seldom nobody."""
        if self.cells.some(0.03):
            return self.cells.rng.choice(["", " ", "abc", "78_12"])
        return str(9003 if self.cells.some(0.04) else self.cells.rng.choice(self.ids))


def tree(cells: Cells, names: tuple[str, ...], size: int) -> list[Row]:
    """Organisations or positions: ids from 1, parents before children, paths along them."""
    id_, name, parent_id, framework, path, depth = names
    rows, paths = [], {0: ""}
    for node in range(1, size + 1):
        parent = cells.rng.randint(0, node - 1)
        paths[node] = f"{paths[parent]}|{node}".lstrip("|")
        rows.append(
            {
                id_: str(node),
                name: cells.name(f"Unit {node}"),
                parent_id: str(parent),
                framework: cells.name("Framework"),
                path: paths[node],
                depth: str(paths[node].count("|") + 1),
            }
        )
    rows.append(dict.fromkeys(names, "") | {name: "no id"})
    if cells.open_questions:
        rows.append(rows[0] | {name: "A second unit 1"})
    return rows


def organisations(cells: Cells) -> list[Row]:
    return tree(cells, ("Organisation ID", "Name", "Parent ID number", "Framework", "Organisation Path", "Organisation Depth Level"), 12)


def positions(cells: Cells) -> list[Row]:
    return tree(cells, ("Position ID", "Position Name", "Position Parent ID", "Framework Name", "Position Path", "Position Depth Level"), 8)
