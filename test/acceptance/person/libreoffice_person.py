"""What people do to a workbook in LibreOffice, which is started once: edits through its Python bridge. See worker.py."""
import os
import subprocess
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.awt import Point, Rectangle, Size
from com.sun.star.beans import PropertyValue
from com.sun.star.sheet.ConditionOperator import FORMULA, LESS
from com.sun.star.sheet.ValidationType import WHOLE
from com.sun.star.table import CellRangeAddress
from worker import NotDone, serve

PICTURE = Path(__file__).with_name("picture.png")


def prop(name, value):
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def start():
    profile = tempfile.TemporaryDirectory()
    pipe = f"primed{os.getpid()}"
    office = subprocess.Popen(
        ["soffice", "--headless", "--invisible", "--norestore", f"-env:UserInstallation=file://{profile.name}", f"--accept=pipe,name={pipe};urp"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except Exception:
            time.sleep(0.25)
    else:
        office.kill()
        raise SystemExit("LibreOffice did not start")
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)

    def close():
        try:
            desktop.terminate()
        except Exception:
            pass
        try:
            office.wait(timeout=20)
        except subprocess.TimeoutExpired:
            office.kill()
        profile.cleanup()

    return context, desktop, close


def load(path):
    return desktop.loadComponentFromURL(Path(path).resolve().as_uri(), "_blank", 0, (prop("Hidden", True),))


def save(book, path):
    book.storeToURL(Path(path).resolve().as_uri(), (prop("FilterName", "Calc MS Excel 2007 XML"),))
    book.close(True)


def sheet_of(book, edit):
    return book.Sheets.getByName(edit["sheet"])


def open_sheet(book, edit):
    sheet = sheet_of(book, edit)
    if sheet.isProtected():
        raise NotDone("the sheet is protected")
    return sheet


def cell_of(book, edit):
    cell = open_sheet(book, edit).getCellByPosition(edit["column"] - 1, edit["row"] - 1)
    cursor = cell.Spreadsheet.createCursorByRange(cell)
    cursor.collapseToMergedArea()
    first = cursor.RangeAddress
    if (first.StartColumn, first.StartRow) != (edit["column"] - 1, edit["row"] - 1):
        raise NotDone("the cell is hidden by a merge")
    return cell


def was(cell):
    return cell.Formula or None


def type_(book, edit):
    cell = cell_of(book, edit)
    before = was(cell)
    if "like" in edit:
        row, column = edit["like"]
        sheet = sheet_of(book, edit)
        sheet.copyRange(cell.CellAddress, sheet.getCellByPosition(column - 1, row - 1).RangeAddress)
    if isinstance(edit["value"], str):
        cell.String = edit["value"]
    else:
        cell.Value = edit["value"]
    return {"was": before}


def formula(book, edit):
    cell = cell_of(book, edit)
    before = was(cell)
    sheet, place = edit["of"]
    cell.Formula = f"={edit['plus']}+$'{sheet}'.{place}"
    return {"was": before}


def format_(book, edit):
    cell = cell_of(book, edit)
    cell.CharWeight, cell.CharColor, cell.CellBackColor = 150.0, 0x993300, 0xFFEE99


def clear(book, edit):
    cell_of(book, edit).clearContents(1 | 2 | 4 | 16)


def comment(book, edit):
    cell = cell_of(book, edit)
    cell.Spreadsheet.Annotations.insertNew(cell.CellAddress, edit["text"])


def rows(book, edit):
    open_sheet(book, edit).Rows.insertByIndex(edit["before"] - 1, edit["count"])


def deleteRows(book, edit):
    open_sheet(book, edit).Rows.removeByIndex(edit["before"] - 1, edit["count"])


def columns(book, edit):
    open_sheet(book, edit).Columns.insertByIndex(edit["before"] - 1, edit["count"])


def deleteColumns(book, edit):
    open_sheet(book, edit).Columns.removeByIndex(edit["before"] - 1, edit["count"])


def merge(book, edit):
    top, left = edit["row"] - 1, edit["column"] - 1
    found = open_sheet(book, edit).getCellRangeByPosition(left, top, left + edit["columns"] - 1, top + edit["rows"] - 1)
    cursor = found.Spreadsheet.createCursorByRange(found)
    cursor.collapseToMergedArea()
    if cursor.AbsoluteName != found.AbsoluteName or found.IsMerged:
        raise NotDone("another merge is there")
    for down in range(edit["rows"]):
        for across in range(edit["columns"]):
            cell = found.getCellByPosition(across, down)
            if cell.IsMerged:
                raise NotDone("another merge is there")
            if cell.Formula and (down or across):
                raise NotDone("a value would be hidden")
    found.merge(True)


def place(book, edit):
    return sheet_of(book, edit).getCellByPosition(edit["column"] - 1, edit["row"] - 1).Position


def chart(book, edit):
    sheet = open_sheet(book, edit)
    spot = place(book, edit)
    data = CellRangeAddress()
    data.Sheet = book.Sheets.getByName("North").RangeAddress.Sheet
    data.StartColumn, data.EndColumn, data.StartRow, data.EndRow = 1, 2, 1, 7
    sheet.Charts.addNewByName(edit["title"], Rectangle(spot.X, spot.Y, 8000, 5000), (data,), False, False)
    made = sheet.Charts.getByName(edit["title"]).EmbeddedObject
    made.HasMainTitle = True
    made.Title.String = edit["title"]


def picture(book, edit):
    sheet = open_sheet(book, edit)
    provider = context.ServiceManager.createInstanceWithContext("com.sun.star.graphic.GraphicProvider", context)
    shape = book.createInstance("com.sun.star.drawing.GraphicObjectShape")
    shape.Graphic = provider.queryGraphic((prop("URL", PICTURE.as_uri()),))
    sheet.DrawPage.add(shape)
    shape.Position, shape.Size = place(book, edit), Size(1000, 1000)


def condition(book, edit):
    top, left = edit["row"] - 1, edit["column"] - 1
    found = open_sheet(book, edit).getCellRangeByPosition(left, top, left + 1, top + 2)
    here = found.getCellByPosition(0, 0).AbsoluteName.split(".")[-1].replace("$", "")
    if not book.StyleFamilies.getByName("CellStyles").hasByName("Warned"):
        style = book.createInstance("com.sun.star.style.CellStyle")
        book.StyleFamilies.getByName("CellStyles").insertByName("Warned", style)
        style.CellBackColor = 0xFFC7CE
    conditions = found.ConditionalFormat
    conditions.addNew((prop("Operator", FORMULA), prop("Formula1", f"{here}>{edit['over']}"), prop("StyleName", "Warned")))
    found.ConditionalFormat = conditions


def validation(book, edit):
    cell = cell_of(book, edit)
    made = cell.Validation
    made.Type = WHOLE
    made.setOperator(LESS)
    made.setFormula1(str(edit["under"]))
    cell.Validation = made


def link(book, edit):
    cell = cell_of(book, edit)
    if cell.Formula:
        raise NotDone("the cell is filled")
    field = book.createInstance("com.sun.star.text.TextField.URL")
    field.URL, field.Representation = edit["to"], edit["value"]
    cell.insertTextContent(cell.createTextCursor(), field, False)
    return {"was": None}


def width(book, edit):
    open_sheet(book, edit).Columns.getByIndex(edit["column"] - 1).Width = int(edit["width"] * 200)


def height(book, edit):
    open_sheet(book, edit).Rows.getByIndex(edit["row"] - 1).Height = int(edit["height"] * 35)


def hideRow(book, edit):
    open_sheet(book, edit).Rows.getByIndex(edit["row"] - 1).IsVisible = False


def freeze(book, edit):
    controller = book.CurrentController
    controller.setActiveSheet(sheet_of(book, edit))
    controller.freezeAtPosition(edit["column"] - 1, edit["row"] - 1)


def page(book, edit):
    sheet = sheet_of(book, edit)
    style = book.StyleFamilies.getByName("PageStyles").getByName(sheet.PageStyle)
    style.LeftMargin = 840
    footer = style.RightPageFooterContent
    style.FooterOn = True
    footer.CenterText.String = edit["footer"]
    style.RightPageFooterContent = footer
    if edit["area"]:
        sheet.setPrintAreas((sheet.getCellRangeByName(edit["area"]).RangeAddress,))


def filter_(book, edit):
    sheet = open_sheet(book, edit)
    name = f"filter{edit['id']}"
    book.DatabaseRanges.addNewByName(name, sheet.getCellRangeByName(edit["range"]).RangeAddress)
    book.DatabaseRanges.getByName(name).AutoFilter = True


def table(book, edit):
    sheet = open_sheet(book, edit)
    top, left = edit["row"] - 1, edit["column"] - 1
    found = sheet.getCellRangeByPosition(left, top, left + 1, top + 2)
    for down in range(3):
        for across in range(2):
            cell = found.getCellByPosition(across, down)
            if cell.Formula or cell.IsMerged:
                raise NotDone("something is there")
    found.setDataArray(tuple(tuple(edit["value"] + " " * (down + 3 * across) for across in range(2)) for down in range(3)))
    book.DatabaseRanges.addNewByName(edit["name"], found.RangeAddress)
    book.DatabaseRanges.getByName(edit["name"]).AutoFilter = True
    return {"was": None}


def rename(book, edit):
    sheet_of(book, edit).Name = edit["to"]


def copy(book, edit):
    book.Sheets.copyByName(edit["sheet"], edit["to"], edit["position"])


def delete(book, edit):
    book.Sheets.removeByName(edit["sheet"])


def move(book, edit):
    now = sheet_of(book, edit).RangeAddress.Sheet
    # It is put before the sheet that stands at the position now.
    book.Sheets.moveByName(edit["sheet"], edit["position"] + (1 if edit["position"] > now else 0))


def hide(book, edit):
    sheet_of(book, edit).IsVisible = False


def addSheet(book, edit):
    book.Sheets.insertNewByName(edit["name"], edit["position"])
    made = book.Sheets.getByName(edit["name"])
    for down, (sheet, where) in enumerate(edit["of"]):
        made.getCellByPosition(0, down).Formula = f"=$'{sheet}'.{where}"


def name(book, edit):
    sheet, where = edit["of"]
    cell = book.Sheets.getByName(sheet).getCellRangeByName(where)
    book.NamedRanges.addNewByName(edit["name"], cell.AbsoluteName, cell.getCellByPosition(0, 0).CellAddress, 0)


def protect(book, edit):
    sheet_of(book, edit).protect("")


def unprotect(book, edit):
    sheet_of(book, edit).unprotect("")


def charts_on(book, edit):
    page = open_sheet(book, edit).DrawPage
    shapes = [page.getByIndex(i) for i in range(page.Count)]
    found = [shape for shape in shapes if shape.supportsService("com.sun.star.drawing.OLE2Shape")]
    if not found:
        raise NotDone("there is no chart")
    return page, found[edit["which"] % len(found)]


def deleteChart(book, edit):
    page, found = charts_on(book, edit)
    page.remove(found)


def moveChart(book, edit):
    _, found = charts_on(book, edit)
    found.Position = Point(found.Position.X + 2000, found.Position.Y + 700)


def completed(book, edit):
    cell = sheet_of(book, edit).getCellByPosition(3, edit["row"] - 1)
    if edit["value"] is None:
        cell.clearContents(1 | 2 | 4 | 16)
    else:
        cell.Value = edit["value"]
        cell.NumberFormat = sheet_of(book, edit).getCellByPosition(3, 1).NumberFormat


def addRow(book, edit):
    sheet = sheet_of(book, edit)
    for column, value in enumerate(edit["values"]):
        cell = sheet.getCellByPosition(column, edit["row"] - 1)
        if isinstance(value, str):
            cell.String = value
        elif value is not None:
            cell.Value = value
        cell.NumberFormat = sheet.getCellByPosition(column, 1).NumberFormat


def deleteRow(book, edit):
    sheet_of(book, edit).Rows.removeByIndex(edit["row"] - 1, 1)


if __name__ == "__main__":
    context, desktop, close = start()
    edits = {made.__name__.rstrip("_"): made for made in list(globals().values()) if callable(made) and hasattr(made, "__name__")}
    try:
        serve(edits)
    finally:
        close()
