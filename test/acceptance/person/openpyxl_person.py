"""What people do to a workbook with a script: edits through openpyxl. See worker.py."""
import warnings
from pathlib import Path

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image, PILImage
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter as letters
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from worker import NotDone, serve

warnings.simplefilter("ignore")
PICTURE = Path(__file__).with_name("picture.png")


def load(path):
    return openpyxl.load_workbook(path)


def save(book, path):
    book.save(path)


def cell_of(book, edit):
    cell = book[edit["sheet"]].cell(edit["row"], edit["column"])
    if isinstance(cell, openpyxl.cell.cell.MergedCell):
        raise NotDone("the cell is hidden by a merge")
    return cell


def at(edit):
    return f"{letters(edit['column'])}{edit['row']}"


def type_(book, edit):
    cell = cell_of(book, edit)
    was = cell.value
    cell.value = edit["value"]
    if "like" in edit:
        cell._style = book[edit["sheet"]].cell(*edit["like"])._style
    return {"was": None if was is None else str(was)}


def formula(book, edit):
    cell = cell_of(book, edit)
    was = cell.value
    sheet, place = edit["of"]
    cell.value = f"={edit['plus']}+'{sheet}'!{place}"
    return {"was": None if was is None else str(was)}


def format_(book, edit):
    cell = cell_of(book, edit)
    cell.font = Font(bold=True, color="FF993300")
    cell.fill = PatternFill("solid", start_color="FFFFEE99")
    cell.number_format = "0.000"


def clear(book, edit):
    cell_of(book, edit).value = None


def comment(book, edit):
    cell_of(book, edit).comment = Comment(edit["text"], "A person")


def rows(book, edit):
    book[edit["sheet"]].insert_rows(edit["before"], edit["count"])


def deleteRows(book, edit):
    book[edit["sheet"]].delete_rows(edit["before"], edit["count"])


def columns(book, edit):
    book[edit["sheet"]].insert_cols(edit["before"], edit["count"])


def deleteColumns(book, edit):
    book[edit["sheet"]].delete_cols(edit["before"], edit["count"])


def merge(book, edit):
    sheet = book[edit["sheet"]]
    top, left = edit["row"], edit["column"]
    bottom, right = top + edit["rows"] - 1, left + edit["columns"] - 1
    for other in sheet.merged_cells.ranges:
        if not (other.max_row < top or other.min_row > bottom or other.max_col < left or other.min_col > right):
            raise NotDone("another merge is there")
    for line in sheet.iter_rows(top, bottom, left, right):
        for cell in line:
            if cell.value is not None and (cell.row, cell.column) != (top, left):
                raise NotDone("a value would be hidden")
    sheet.merge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)


def chart(book, edit):
    sheet = book[edit["sheet"]]
    made = BarChart()
    made.title = edit["title"]
    made.add_data(Reference(book["North"], min_col=2, max_col=3, min_row=2, max_row=8))
    sheet.add_chart(made, at(edit))


def picture(book, edit):
    if not PILImage:
        raise NotDone("openpyxl needs Pillow for pictures")
    book[edit["sheet"]].add_image(Image(str(PICTURE)), at(edit))


def condition(book, edit):
    fill = PatternFill("solid", bgColor="FFC7CE")
    book[edit["sheet"]].conditional_formatting.add(f"{at(edit)}:{letters(edit['column'] + 1)}{edit['row'] + 2}", FormulaRule([f"{at(edit)}>{edit['over']}"], fill=fill))


def validation(book, edit):
    made = DataValidation("whole", operator="lessThan", formula1=str(edit["under"]))
    made.add(at(edit))
    book[edit["sheet"]].add_data_validation(made)


def link(book, edit):
    cell = cell_of(book, edit)
    if cell.value is not None:
        raise NotDone("the cell is filled")
    cell.value = edit["value"]
    cell.hyperlink = edit["to"]
    return {"was": None}


def width(book, edit):
    book[edit["sheet"]].column_dimensions[letters(edit["column"])].width = edit["width"]


def height(book, edit):
    book[edit["sheet"]].row_dimensions[edit["row"]].height = edit["height"]


def hideRow(book, edit):
    book[edit["sheet"]].row_dimensions[edit["row"]].hidden = True


def freeze(book, edit):
    book[edit["sheet"]].freeze_panes = at(edit)


def page(book, edit):
    sheet = book[edit["sheet"]]
    sheet.page_setup.orientation = "portrait"
    sheet.page_margins.left = 0.33
    sheet.oddFooter.center.text = edit["footer"]
    if edit["area"]:
        sheet.print_area = edit["area"]


def filter_(book, edit):
    book[edit["sheet"]].auto_filter.ref = edit["range"]


def table(book, edit):
    sheet = book[edit["sheet"]]
    top, left = edit["row"], edit["column"]
    for line in sheet.iter_rows(top, top + 2, left, left + 1):
        for cell in line:
            if cell.value is not None or isinstance(cell, openpyxl.cell.cell.MergedCell):
                raise NotDone("something is there")
    for down in range(3):
        for across in range(2):
            sheet.cell(top + down, left + across).value = edit["value"] + " " * (down + 3 * across)
    sheet.add_table(Table(displayName=edit["name"], ref=f"{at(edit)}:{letters(left + 1)}{top + 2}"))
    return {"was": None}


def rename(book, edit):
    book[edit["sheet"]].title = edit["to"]


def copy(book, edit):
    made = book.copy_worksheet(book[edit["sheet"]])
    made.title = edit["to"]
    book.move_sheet(made, edit["position"] - (len(book.sheetnames) - 1))


def delete(book, edit):
    book.remove(book[edit["sheet"]])


def move(book, edit):
    book.move_sheet(book[edit["sheet"]], edit["position"] - book.sheetnames.index(edit["sheet"]))


def hide(book, edit):
    book[edit["sheet"]].sheet_state = "hidden"


def addSheet(book, edit):
    made = book.create_sheet(edit["name"], edit["position"])
    for down, (sheet, place) in enumerate(edit["of"]):
        made.cell(down + 1, 1).value = f"='{sheet}'!{place}"


def name(book, edit):
    sheet, place = edit["of"]
    column, row = "".join(c for c in place if c.isalpha()), "".join(c for c in place if c.isdigit())
    book.defined_names.append(DefinedName(edit["name"], attr_text=f"'{sheet}'!${column}${row}"))


def protect(book, edit):
    book[edit["sheet"]].protection.sheet = True


def unprotect(book, edit):
    book[edit["sheet"]].protection.sheet = False


def deleteChart(book, edit):
    charts = book[edit["sheet"]]._charts
    if not charts:
        raise NotDone("there is no chart")
    charts.pop(edit["which"] % len(charts))


def moveChart(book, edit):
    charts = book[edit["sheet"]]._charts
    if not charts:
        raise NotDone("there is no chart")
    anchor = charts[edit["which"] % len(charts)].anchor
    for corner in (anchor._from, anchor.to) if hasattr(anchor, "to") else (anchor._from,):
        corner.col += 2
        corner.row += 1


def completed(book, edit):
    cell = book[edit["sheet"]].cell(edit["row"], 4)
    cell.value = edit["value"]
    cell._style = book[edit["sheet"]].cell(2, 4)._style


def addRow(book, edit):
    sheet = book[edit["sheet"]]
    for column, value in enumerate(edit["values"], 1):
        cell = sheet.cell(edit["row"], column)
        cell.value = value
        cell._style = sheet.cell(2, column)._style


def deleteRow(book, edit):
    book[edit["sheet"]].delete_rows(edit["row"], 1)


if __name__ == "__main__":
    edits = {made.__name__.rstrip("_"): made for made in list(globals().values()) if callable(made)}
    serve(edits)
