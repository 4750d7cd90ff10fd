"""Reads workbooks with openpyxl and prints what each sheet holds as JSON: read_with_openpyxl.py FILE..."""

import datetime
import json
import os
import sys
import warnings

import openpyxl
from openpyxl.utils.datetime import to_excel

warnings.simplefilter("ignore")


def value_of(cell, epoch):
    value = cell.value
    if value is None or value == "":
        return None
    if cell.data_type == "e":
        return ["error", value]
    if isinstance(value, bool):
        return ["boolean", int(value)]
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time, datetime.timedelta)):
        return ["date", to_excel(value, epoch)]
    if isinstance(value, (int, float)):
        return ["number", value]
    return ["text", value]


def sheet_of(sheet, epoch):
    cells = {}
    for cell in sheet._cells.values():
        value = value_of(cell, epoch)
        if value is not None:
            cells[cell.coordinate] = value
    tables = [
        {"name": table.displayName, "ref": table.ref, "headers": [column.name for column in table.tableColumns]}
        for table in sheet.tables.values()
    ]
    return {"name": sheet.title, "state": sheet.sheet_state, "cells": cells, "tables": tables}


def book_of(path):
    book = openpyxl.load_workbook(path, data_only=True)
    sheets = [sheet_of(sheet, book.epoch) for sheet in book.worksheets]
    return {"date1904": book.epoch.year == 1904, "sheets": sheets}


def tried(path):
    try:
        return book_of(path)
    except Exception as error:
        return {"failed": f"{type(error).__name__}: {error}"}


print(json.dumps({os.path.basename(path): tried(path) for path in sys.argv[1:]}))
