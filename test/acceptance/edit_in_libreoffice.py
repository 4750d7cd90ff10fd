"""Edits a workbook as a person would in LibreOffice, and saves it as .xlsx: a comment, a chart, a wide column and a formula beside
a dashboard, text below it, a new colour and a note on another sheet, and one changed row of work.

    python3 edit_in_libreoffice.py IN.xlsx OUT.xlsx DASHBOARD WORKSHEET CELL VALUE

Needs LibreOffice and its Python bridge (Debian: libreoffice-calc, python3-uno). Prints what was done, as JSON.
"""
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.awt import Rectangle
from com.sun.star.beans import PropertyValue
from com.sun.star.table import CellRangeAddress


def prop(name, value):
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.5)
    raise SystemExit("LibreOffice did not start")


def copy_over_empty(sheet):
    """Copies the first number of the dashboard to an empty cell three columns on, types over it, and says where."""
    for row in range(4, 60):
        for column in range(1, 10):
            cell, empty = sheet.getCellByPosition(column, row), sheet.getCellByPosition(column + 3, row)
            if cell.Type.value == "VALUE" and empty.Type.value == "EMPTY" and not empty.IsMerged:
                sheet.copyRange(empty.CellAddress, cell.RangeAddress)
                empty.String = "Typed over a copy"
                return empty.AbsoluteName.split(".")[-1].replace("$", "")
    raise SystemExit("there is no number with an empty cell three columns on")


def main():
    source, target, dashboard, worksheet, cell, value = sys.argv[1:7]
    pipe = f"primed{os.getpid()}"
    with tempfile.TemporaryDirectory() as profile:
        office = subprocess.Popen(
            ["soffice", "--headless", "--invisible", "--norestore", f"-env:UserInstallation=file://{profile}", f"--accept=pipe,name={pipe};urp"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            context = connect(pipe)
            desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            book = desktop.loadComponentFromURL(Path(source).resolve().as_uri(), "_blank", 0, (prop("Hidden", True),))
            sheet = book.Sheets.getByName(dashboard)

            sheet.Annotations.insertNew(sheet.getCellRangeByName("Q5").CellAddress, "Ask the team about August")
            sheet.getCellRangeByName("Q6").String = "Typed beside"
            sheet.getCellRangeByName("Q7").Formula = "=C7*2+1"
            sheet.getCellRangeByName("Q8").Value = 12.5
            sheet.getCellRangeByName("Q9").Formula = f"=SUM($'{worksheet}'.A1:A3)"
            sheet.Columns.getByName("R").Width = 9000
            sheet.Columns.getByName("C").Width = 3300
            copied = copy_over_empty(sheet)
            area = CellRangeAddress()
            area.Sheet = sheet.RangeAddress.Sheet
            area.StartColumn, area.EndColumn, area.StartRow, area.EndRow = 16, 16, 5, 8
            sheet.Charts.addNewByName("People's chart", Rectangle(42000, 2000, 8000, 6000), (area,), False, False)
            below = sheet.createCursor()
            below.gotoEndOfUsedArea(False)
            last = below.RangeAddress.EndRow + 3
            sheet.getCellByPosition(1, last).String = "Typed below"

            other = book.Sheets.getByName(worksheet)
            changed = other.getCellRangeByName(cell)
            changed.Value = float(value)
            other.getCellRangeByName("Z1").String = "Noted on the team's own sheet"

            book.storeToURL(Path(target).resolve().as_uri(), (prop("FilterName", "Calc MS Excel 2007 XML"),))
            book.close(True)
            try:
                desktop.terminate()
            except Exception:
                pass
            print(json.dumps({"below": f"B{last + 1}", "copied": copied}))
        finally:
            try:
                office.wait(timeout=20)
            except subprocess.TimeoutExpired:
                office.kill()


if __name__ == "__main__":
    main()
