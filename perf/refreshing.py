"""What the same job takes with openpyxl, as its documentation has it: open, go through the rows, write a dashboard's cells, save.

    python3 refreshing.py WORKBOOK CELLS

CELLS is JSON: by sheet, a list of [row, column, value]. Nothing is worked out and nothing is styled; formulas and merges are left as they are.
"""

import json
import sys

import openpyxl
from openpyxl.cell.cell import MergedCell

book, cells = sys.argv[1:]
workbook = openpyxl.load_workbook(book)
rows = sum(1 for _ in workbook["Extract"].iter_rows(values_only=True))
written = 0
for title, values in json.load(open(cells, encoding="utf-8")).items():
    sheet = workbook[title]
    for row, column, value in values:
        cell = sheet.cell(row, column)
        if cell.data_type != "f" and not isinstance(cell, MergedCell):
            cell.value = value
            written += 1
workbook.save(book)
print(json.dumps({"rows": rows, "written": written}))
