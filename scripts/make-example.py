"""Makes assets/example.xlsx: an invented council's assessment teams, to show what Primed does with an ordinary workbook.

    python3 scripts/make-example.py        needs openpyxl (Debian: python3-openpyxl)

Everything is invented, from a fixed seed. Planted: Harbour slides from spring 2026; Moorland changed how it allocates in July 2025
(an event that restarts its limits); Riverside misses its target by noise alone; the others do as they always do. The sheets are as
sheets are: titles above the header, a total below, text dates on one, an open date written 31/12/9999.
"""
import calendar
import datetime as dt
import random
from pathlib import Path

import openpyxl
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table

AS_OF = dt.date(2026, 10, 31)
TEAMS = {
    # name: (service, pieces of work a month, chance of being on time, the same by month from the last)
    "Riverside": ("Assessment and care planning", 34, lambda back: 0.78),
    "Harbour": ("Assessment and care planning", 41, lambda back: 0.86 if back > 7 else 0.86 - 0.055 * (8 - back)),
    "Moorland": ("Assessment and care planning", 29, lambda back: 0.66 if back > 15 else 0.9),
    "Hospital discharge": ("Short-term support", 52, lambda back: 0.93),
    "Reablement": ("Short-term support", 25, lambda back: 0.84),
}
WORKERS = ["A. Okafor", "B. Lindqvist", "C. Marsh", "D. Novak", "E. Haddad", "F. Quill"]


def months():
    year, month = 2024, 5
    while (year, month) <= (AS_OF.year, AS_OF.month):
        yield dt.date(year, month, 1)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def work(rng, name, number):
    _, load, chance = TEAMS[name]
    starts = list(months())
    rows = []
    for index, start in enumerate(starts):
        back = len(starts) - index
        days = calendar.monthrange(start.year, start.month)[1]
        for _ in range(max(5, round(rng.gauss(load, load**0.5)))):
            received = start + dt.timedelta(days=rng.randrange(days))
            due = received + dt.timedelta(days=28)
            on_time = rng.random() < chance(back)
            done = due - dt.timedelta(days=rng.randrange(0, 22)) if on_time else due + dt.timedelta(days=rng.randrange(1, 40))
            number += 1
            rows.append([f"{name[:2].upper()}-{number:05d}", "Care Act assessment", rng.choice(WORKERS), received, due, done if done <= AS_OF else None])
    rows.sort(key=lambda row: row[3])
    return rows, number


def setup():
    yield "PrimedTeams", [["Team", "Service", "Directorate", "Manager", "Also known as", "From", "To"]] + [
        [name, service, "Adult Services", "", "Discharge team" if name.startswith("Hospital") else "", None, None] for name, (service, _, _) in TEAMS.items()
    ]
    yield "PrimedSources", [
        ["Source", "Use", "Sheets", "Kind", "Team from", "Data from", "Data to"],
        ["Assessments", "yes", "Riverside; Harbour; Moorland; Discharge team; Reablement", "Work", "sheet", dt.date(2024, 5, 1), None],
    ]
    yield "PrimedFields", [
        ["Source", "Field", "Headers", "Type", "Format", "Key"],
        ["Assessments", "reference", "Reference; Ref", "text", "", "yes"],
        ["Assessments", "type", "Type", "text", "", ""],
        ["Assessments", "worker", "Worker; Allocated to", "person", "", ""],
        ["Assessments", "opened", "Received; Date received", "date", "dmy", ""],
        ["Assessments", "target", "Due; Due date", "date", "dmy", ""],
        ["Assessments", "closed", "Completed; Date completed", "date", "dmy", ""],
    ]
    yield "PrimedGoals", [
        ["Goal", "Directorate wording", "Service wording", "Team wording", "Big number"],
        ["Right help, on time", "Nobody in the county waits longer than 28 days for an assessment.", "Nobody who asks our teams for help waits longer than 28 days.", "Nobody who asks us waits longer than 28 days for an assessment.", "ONTIME"],
    ]
    yield "PrimedMeasures", [
        ["Measure ID", "Measure", "Goal", "Source", "Teams", "Rows", "Counted on", "Formula", "Unit", "Good is", "Period", "Decimals", "Owner", "Definition", "Driver of"],
        ["ONTIME", "Assessments completed in 28 days", "Right help, on time", "Assessments", "", "", "closed", "share(closed <= target, not blank(target))", "%", "higher", "month", 1, "Team manager", "Of the assessments completed in the month, those completed by their due date", ""],
        ["OPEN", "Waiting for an assessment", "Right help, on time", "Assessments", "", "", "open(opened, closed)", "count()", "", "lower", "month", 0, "Duty senior", "Requests received and not yet assessed at the month's end", "ONTIME"],
    ]
    yield "PrimedTargets", [
        ["Measure ID", "Node", "From", "Target", "Tolerance", "Upper"],
        ["ONTIME", "", None, 0.85, 0.05, None],
        ["OPEN", "", None, 40, 8, None],
        ["OPEN", "Hospital discharge", None, 55, 10, None],
    ]
    yield "PrimedEvents", [
        ["Date", "Node", "Measure ID", "Note", "Rebase", "Reason"],
        [dt.date(2025, 7, 28), "Moorland", "ONTIME", "duty desk allocates the same day", "yes", "A change we made, and expect to last"],
    ]
    yield "PrimedOptions", [["Option", "Value"], ["As of", AS_OF], ["Year starts", "April"], ["Date order", "dmy"], ["Small number", 5], ["Time zone", "Europe/London"]]


def write_team(book, name, rows):
    tab = "Discharge team" if name.startswith("Hospital") else name
    sheet = book.create_sheet(tab)
    sheet["A1"] = f"{name}: assessments"
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A2"] = "Kept by the team's business support. Please add new work at the bottom."
    heads = ["Ref", "Type", "Allocated to", "Date received", "Due date", "Date completed"] if name == "Moorland" else ["Reference", "Type", "Worker", "Received", "Due", "Completed"]
    for column, head in enumerate(heads, 1):
        sheet.cell(4, column, head).font = Font(bold=True)
    for down, row in enumerate(rows):
        for across, value in enumerate(row, 1):
            cell = sheet.cell(5 + down, across)
            if isinstance(value, dt.date):
                if name == "Reablement":  # this team types its dates
                    cell.value = value.strftime("%d/%m/%Y")
                else:
                    cell.value = value
                    cell.number_format = "dd/mm/yyyy"
            elif value is None and across == 6 and name == "Harbour":
                cell.value = dt.date(9999, 12, 31)
                cell.number_format = "dd/mm/yyyy"
            elif value is not None:
                cell.value = value
    sheet.cell(5 + len(rows), 1, "Total")
    sheet.cell(5 + len(rows), 2, len(rows))
    for letter, width in zip("ABCDEF", (14, 24, 16, 14, 14, 16)):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A5"


def main():
    rng = random.Random(20261031)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Primed setup"
    sheet["A1"] = "Primed setup"
    sheet["A1"].font = Font(bold=True, size=14)
    row = 3
    for table, rows in setup():
        sheet.cell(row, 1, table).font = Font(bold=True)
        for down, values in enumerate(rows, 1):
            for across, value in enumerate(values, 1):
                if value not in (None, ""):
                    cell = sheet.cell(row + down, across, value)
                    if isinstance(value, dt.date):
                        cell.number_format = "d mmm yyyy"
        last = openpyxl.utils.get_column_letter(len(rows[0]))
        sheet.add_table(Table(displayName=table, ref=f"A{row + 1}:{last}{row + len(rows)}"))
        row += len(rows) + 3
    for letter, width in zip("ABCDEFGHIJKLMNO", (20, 34, 22, 26, 20, 20, 22, 44, 10, 12, 12, 10, 16, 50, 12)):
        sheet.column_dimensions[letter].width = width
    number = 0
    for name in TEAMS:
        rows, number = work(rng, name, number)
        if name == "Riverside":
            rows.append(list(rows[-1]))  # the same row twice: one is left out
        write_team(book, name, rows)
    when = dt.datetime(2026, 11, 2, 9, 0, 0)
    book.properties.created = book.properties.modified = when
    book.properties.creator = "Primed"
    book.save(Path(__file__).parent.parent / "assets" / "example.xlsx")


if __name__ == "__main__":
    main()
