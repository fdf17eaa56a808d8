"""Completions and memberships of courses, programs and certifications."""

from collections.abc import Callable

from .cells import Cells
from .people import People, Row

COURSES, PROGRAMS, CERTIFICATIONS = range(40, 50), range(1, 7), range(21, 26)
COURSE_STATUS = ["Not yet started", "In progress", "Complete", "Complete via rpl", "Complete via RPL", "not yet started", "", "N/A"]
PROGRAM_STATUS = ["Complete", "Not complete", "", "Complete"]
CERT_STATUS = ["Certified", "Expired", "In progress", "Not certified", "", "expired", "Certified"]


def pairs(cells: Cells, people: People, things: range, share: float) -> list[tuple[str, str]]:
    every = [(str(user), str(thing)) for user in [*people.ids, 9003] for thing in things if cells.some(share)]
    cells.rng.shuffle(every)
    return every + [(people.anyone(), cells.rng.choice(["", "abc", str(things[0])])) for _ in range(4)]


def course_completion(cells: Cells, user: str, course: str) -> Row:
    return {
        "User ID": user,
        "Course ID": course,
        "Course Name": cells.name(f"Course {course}"),
        "Course Category": cells.name("Safety"),
        "Time enrolled": cells.time(),
        "Time started": cells.time(0.4),
        "Time completed": cells.time(0.5),
        "Completion Status": cells.rng.choice(COURSE_STATUS),
        "Completion Due Date": cells.due(),
        "Include in dashboard": cells.flag(),
    }


def program_completion(cells: Cells, user: str, program: str) -> Row:
    return {
        "User ID": user,
        "Program ID": program,
        "Program Name": cells.name(f"Program {program}"),
        "Category": cells.name("People"),
        "Time assigned": cells.time(0.15),
        "Time started": cells.time(0.4),
        "Time completed": cells.time(0.5),
        "Time due": cells.due(),
        "Status": cells.rng.choice(PROGRAM_STATUS),
        "Include in dashboard": cells.flag(),
    }


def cert_completion(cells: Cells, user: str, cert: str) -> Row:
    return {
        "User ID": user,
        "Certification ID": cert,
        "Certification Name": cells.name(f"Certification {cert}"),
        "Course Category": cells.name("People"),
        "Status": cells.rng.choice(CERT_STATUS),
        "Time Expires": cells.time(0.5),
        "Time completed": cells.time(0.5),
        "Time assigned": cells.time(0.15),
        "Time started": cells.time(0.4),
        "Include in dashboard": cells.flag(),
    }


def completions(cells: Cells, people: People, things: range, share: float, make: Callable[[Cells, str, str], Row]) -> list[Row]:
    """One record per pair, and for some pairs a second and a third with more or less in it."""
    rows = []
    for user, thing in pairs(cells, people, things, share):
        rows.append(make(cells, user, thing))
        while cells.some(0.08):
            again = make(cells, user, thing)
            for name in ("Time completed", "Time assigned", "Time enrolled"):
                if name in again and cells.some(0.6):
                    again[name] = rows[-1][name]
            rows.insert(cells.rng.randint(0, len(rows)), again)
    return rows


def overview(cells: Cells, people: People, things: range, kind: str, id_: str) -> list[Row]:
    """Courses of a thing for a person: several things share a course; some memberships stand twice with other due dates."""
    rows = []
    content = {thing: cells.rng.sample([*COURSES, 60], cells.rng.randint(1, 5)) for thing in things}
    for user, thing in pairs(cells, people, things, 0.35):
        for course in content.get(int(thing) if thing.isdigit() else 0, [41]):
            for _ in range(cells.rng.choice([1, 1, 1, 1, 2, 3])):
                rows.append(
                    {
                        id_: thing,
                        f"{kind} Name": cells.name(f"{kind} {thing}"),
                        "Due date": cells.due(),
                        "User ID": user,
                        "Course ID": "" if cells.some(0.01) else str(course),
                    }
                )
    return rows


def learning(cells: Cells, people: People) -> dict[str, list[Row]]:
    return {
        "course_completions": completions(cells, people, COURSES, 0.4, course_completion),
        "prog_completions": completions(cells, people, PROGRAMS, 0.5, program_completion),
        "cert_completions": completions(cells, people, CERTIFICATIONS, 0.5, cert_completion),
        "prog_overview": overview(cells, people, PROGRAMS, "Program", "Program ID"),
        "cert_overview": overview(cells, people, CERTIFICATIONS, "Certification", "Certification ID"),
    }
