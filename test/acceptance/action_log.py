"""An action log as a service keeps it, made with XlsxWriter, and read with openpyxl.

action_log.py make FILE: a log with a filter, validations, conditional formats, a calculated column, a totals row, a comment, a
chart, and a sheet of formulas over it.
action_log.py read FILE...: what stands in the log and over it, as JSON.
"""

import datetime
import json
import sys

import openpyxl
import xlsxwriter

HEADERS = ["My order", "Action ID", "Team", "Action", "Owner", "Due", "Status", "Cost", "Days over", "Notes"]
TEAMS = ["North", "South", "Harbour"]
STATUSES = ["Open", "Done", "Stopped"]
ROWS = 12
FIRST = 5  # the header's row, from 1
LAST = FIRST + ROWS
OVER = "=MAX(0,DATE(2026,10,31)-ActionLog[[#This Row],[Due]])"


def make(path):
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Action log")
    over = book.add_worksheet("Board")
    lists = book.add_worksheet("Lists")
    date = book.add_format({"num_format": "dd mmm yyyy", "border": 1})
    money = book.add_format({"num_format": "£#,##0.00", "border": 1})
    wrapped = book.add_format({"text_wrap": True, "border": 1})
    amber, red = book.add_format({"bg_color": "#FFEB9C"}), book.add_format({"font_color": "#9C0006"})
    lists.write_column("A1", STATUSES)

    sheet.merge_range("B1:F1", "What we said we would do", book.add_format({"bold": True, "font_size": 16}))
    sheet.write("A3", "Open")
    rows = []
    for i in range(ROWS):
        due = datetime.date(2026, 9, 1) + datetime.timedelta(days=9 * i)
        rows.append([ROWS - i, f"ACT-{i + 1:03}", TEAMS[i % 3], f"Call back the {i + 1} oldest", "Ann & Bob", due, STATUSES[i % 3], 12.5 * i, None, "" if i % 4 else "See minutes"])
    formats = [None, None, None, wrapped, None, date, None, money, None, wrapped]
    functions = {"Action": {"total_string": "Total"}, "Cost": {"total_function": "sum"}, "Status": {"total_function": "count"}}
    columns = [{"header": header, "format": form, **functions.get(header, {})} for header, form in zip(HEADERS, formats)]
    columns[8]["formula"] = OVER
    columns[1]["total_string"] = "Total"
    sheet.add_table(FIRST - 1, 1, LAST, len(HEADERS), {"name": "ActionLog", "data": rows, "columns": columns, "total_row": True, "style": "Table Style Medium 2"})
    # As Excel writes them: XlsxWriter leaves out the table's name, without which LibreOffice can't read them.
    sheet.write_formula(LAST, 7, "=SUBTOTAL(103,ActionLog[Status])", None, ROWS)
    sheet.write_formula(LAST, 8, "=SUBTOTAL(109,ActionLog[Cost])", money, 825)
    sheet.set_row(LAST, 24)
    sheet.set_column("E:E", 40)
    sheet.freeze_panes(FIRST, 0)

    data = lambda letter: f"{letter}{FIRST + 1}:{letter}{LAST}"
    sheet.data_validation(data("H"), {"validate": "list", "source": "=Lists!$A$1:$A$3"})
    sheet.data_validation(data("G"), {"validate": "date", "criteria": ">", "value": datetime.date(2020, 1, 1)})
    sheet.conditional_format(data("J"), {"type": "data_bar", "data_bar_2010": True, "bar_solid": True})
    sheet.conditional_format(f"B{FIRST + 1}:K{LAST}", {"type": "formula", "criteria": f'=$H{FIRST + 1}="Open"', "format": amber})
    sheet.conditional_format(data("C"), {"type": "duplicate", "format": red})
    sheet.write_comment(f"E{FIRST + 2}", "Discussed in May")
    # Beside the table and well below it.
    sheet.write(f"M{LAST}", "beside")
    sheet.write(f"B{LAST + 12}", "Signed off by")

    over.write_formula("A1", "=SUM(ActionLog[Cost])", None, sum(row[7] for row in rows))
    over.write_formula("A2", f"=COUNTA('Action log'!$C${FIRST + 1}:$C${LAST})", None, ROWS)
    over.write_formula("A3", f"='Action log'!I{LAST + 1}", None, sum(row[7] for row in rows))
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"='Action log'!$I${FIRST + 1}:$I${LAST}", "categories": f"='Action log'!$C${FIRST + 1}:$C${LAST}"})
    over.insert_chart("D2", chart)
    book.define_name("Costs", f"='Action log'!$I${FIRST + 1}:$I${LAST}")
    book.close()


def read(path):
    found = {}
    for only_values in (False, True):
        book = openpyxl.load_workbook(path, data_only=only_values)
        sheet = book["Action log"]
        table = sheet.tables["ActionLog"]
        cells = {}
        for line in sheet[table.ref]:
            for cell in line:
                value = cell.value
                if isinstance(value, (datetime.date, datetime.datetime)):
                    value = value.strftime("%Y-%m-%d")
                cells[cell.coordinate] = value
        found["values" if only_values else "cells"] = cells
        found["board"] = [book["Board"][f"A{i}"].value for i in (1, 2, 3)]
        found["formulas" if not only_values else "shown"] = found["board"]
        found["ref"], found["filter"] = table.ref, table.autoFilter.ref if table.autoFilter else None
        found["validated"] = sorted(str(one.sqref) for one in sheet.data_validations.dataValidation)
        found["conditional"] = sorted(str(one.sqref) for one in sheet.conditional_formatting)
        found["formats"] = {cell: sheet[cell].number_format for cell in cells}
        found["comments"] = {cell: sheet[cell].comment.text for cell in cells if sheet[cell].comment}
        found["outside"] = [cell.coordinate for line in sheet.iter_rows() for cell in line if cell.value is not None and cell.coordinate not in cells]
        found["heights"] = {row: dimension.height for row, dimension in sheet.row_dimensions.items() if dimension.height}
    del found["board"]
    return found


if sys.argv[1] == "make":
    make(sys.argv[2])
else:
    print(json.dumps([read(path) for path in sys.argv[2:]]))
