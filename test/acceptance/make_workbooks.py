"""Makes workbooks with openpyxl and XlsxWriter, one of each kind of thing that cells and sheets can be: make_workbooks.py FOLDER"""

import datetime
import os
import random
import sys

import openpyxl
import xlsxwriter
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

FOLDER = sys.argv[1]

NUMBERS = [0, 1, -1, 12.5, 0.1 + 0.2, 1 / 3, 1e300, -2.5e-300, 5e-324, 123456789012345, 123456789012345678, 2**53, 1e21, 0.001]
TEXTS = ["plain", " spaces kept  ", "two\nlines", "tab\tinside", "<tag> & \"quotes\" 'too'", "00123", "1-2", "03/04/2026", "+44 20", "-", "@x", "TRUE", "#N/A", "12.5", "a" * 300]
SCRIPTS = ["Zoë Müller", "Ærøskøbing", "Łódź", "Ελληνικά", "Русский", "עברית", "العربية ١٢٣", "\u200fשלום\u200e abc", "हिन्दी", "ไทย", "日本語 課", "한국어", "😀", "👩‍👩‍👧‍👦 family", "🇬🇧", "e\u0301 combining", "\u00a0nbsp\u00a0", "\u2028line separator", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "\ufeffmark first", "ı İ ß ﬁ"]
ERRORS = ["#N/A", "#DIV/0!", "#REF!", "#NAME?", "#VALUE!", "#NUM!", "#NULL!"]
DATES = [datetime.datetime(2026, 4, 1), datetime.datetime(2026, 4, 1, 9, 30), datetime.datetime(1999, 12, 31, 23, 59, 59), datetime.datetime(9999, 12, 31), datetime.datetime(1900, 3, 1)]
FORMATS = ["General", "0", "0.00", "#,##0", "0%", "0.00%", "0.00E+00", "# ?/?", "@", "dd/mm/yyyy", "yyyy-mm-dd", "d mmm yy", "mmm-yy", "h:mm", "h:mm:ss AM/PM", "[h]:mm", "[mm]:ss", "mm:ss.0", "dd/mm/yyyy hh:mm", "[$-809]dd mmmm yyyy", "[Red]0", "[Blue][<0]-0;0", "£#,##0.00", "_-£* #,##0.00_-;-£* #,##0.00_-", '"day "0', '0" days"', '0.0"%"', "\\d0", "[$-F800]dddd, mmmm dd, yyyy", "[$-F400]h:mm:ss AM/PM", "dddd", "mmmm", "yyyy", 'yyyy"Q"', "General;-General", "0;;;@", "yyyy/mm/dd;@", '"hours: "0.00', "0_d", "[$€-2] #,##0", "000000", "d", "m", "s", "ss.00"]


def path(name):
    return os.path.join(FOLDER, name + ".xlsx")


def down(sheet, column, values, row=1):
    for i, value in enumerate(values):
        cell = sheet.cell(row + i, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"


def new_book():
    book = openpyxl.Workbook()
    return book, book.active


def openpyxl_every_kind():
    book, sheet = new_book()
    down(sheet, 1, NUMBERS)
    down(sheet, 2, TEXTS)
    down(sheet, 3, [True, False])
    for i, error in enumerate(ERRORS):
        cell = sheet.cell(i + 1, 4)
        cell.value = error
        cell.data_type = "e"
    down(sheet, 5, DATES)
    down(sheet, 6, [datetime.date(2026, 1, 5), datetime.time(13, 45), datetime.timedelta(hours=30, minutes=5)])
    sheet["G1"], sheet["G2"] = "=A1+1", '=B1&"x"'
    sheet["H1"] = 0.25
    sheet["H1"].number_format = "0%"
    book.save(path("openpyxl-every-kind"))


def openpyxl_1904():
    book, sheet = new_book()
    book.epoch = CALENDAR_MAC_1904
    down(sheet, 1, DATES[:3])
    down(sheet, 2, [0, 1, 1462])
    for i in range(3):
        sheet.cell(i + 1, 2).number_format = "dd/mm/yyyy"
    book.save(path("openpyxl-1904"))


def openpyxl_formats():
    book, sheet = new_book()
    for i, code in enumerate(FORMATS):
        for column, value in [(1, 45000.25), (2, 0.5), (3, "text")]:
            sheet.cell(i + 1, column).value = value
            sheet.cell(i + 1, column).number_format = code
    book.save(path("openpyxl-formats"))


def openpyxl_hidden_and_merged():
    book, sheet = new_book()
    sheet.merge_cells("A1:D2")
    sheet["A1"] = "A title across"
    down(sheet, 1, ["Ref", 1, 2, 3, 4], 4)
    down(sheet, 2, ["Date", *DATES[:4]], 4)
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["C"].number_format = "dd/mm/yyyy"
    sheet.column_dimensions.group("D", "F", hidden=True)
    sheet.auto_filter.ref = "A4:B8"
    sheet.auto_filter.add_filter_column(0, ["1", "3"])
    sheet.freeze_panes = "B5"
    sheet.protection.enable()
    sheet["A5"].comment = Comment("a note", "someone")
    sheet["A5"].hyperlink = "https://example.org/?a=1&b=2"
    sheet["C20"].font = Font(bold=True)
    book.save(path("openpyxl-hidden-and-merged"))


def openpyxl_tables():
    book, sheet = new_book()
    headers = ["Ref", "Line\nbreak", "Cost & hours", "Ünïcode", "12"]
    down_row = [["A1", datetime.date(2026, 1, 5), 2.5, "x", 1], ["A2", None, 3, "y", 2]]
    for column, header in enumerate(headers, 2):
        sheet.cell(3, column).value = header
        for row, values in enumerate(down_row, 4):
            sheet.cell(row, column).value = values[column - 2]
    table = Table(displayName="Work_list", ref="B3:F6", totalsRowCount=1)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2")
    table._initialise_columns()
    for column, header in zip(table.tableColumns, headers):
        column.name = header
    sheet.add_table(table)
    down(sheet, 2, ["Total"], 6)
    other = book.create_sheet("Second")
    down(other, 1, ["Only", "a", "b"])
    other.add_table(Table(displayName="Small", ref="A1:A3"))
    book.save(path("openpyxl-tables"))


def openpyxl_many_sheets():
    book, sheet = new_book()
    down(sheet, 1, [1, 2, 3])
    chart_sheet = book.create_chartsheet("Chart between")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=3))
    chart_sheet.add_chart(chart)
    book.create_sheet("Empty")
    for title, state in [("Hidden", "hidden"), ("Very hidden", "veryHidden"), ("Ash & <Elm> 'x'", "visible"), ("日本 😀", "visible")]:
        other = book.create_sheet(title)
        other.sheet_state = state
        other["B2"] = title
    book.save(path("openpyxl-many-sheets"))


def openpyxl_far_corners():
    book, sheet = new_book()
    for cell in ["A1", "XFD1", "A1048576", "XFD7", "Z26", "AA27", "ZZ702", "AAA703"]:
        sheet[cell] = cell
    book.save(path("openpyxl-far-corners"))


def openpyxl_scripts():
    book, sheet = new_book()
    sheet.sheet_view.rightToLeft = True
    down(sheet, 1, SCRIPTS)
    book.save(path("openpyxl-scripts"))


def openpyxl_long_texts():
    book, sheet = new_book()
    down(sheet, 1, ["x" * 32767, "é" * 32767, "😀" * 16383, "a b\n" * 8000, "&<>" * 10000])
    book.save(path("openpyxl-long-texts"))


def openpyxl_write_only():
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Rows")
    for i in range(300):
        sheet.append([i, f"text {i % 7}", DATES[i % 3], None, i % 2 == 0, i / 7])
    book.save(path("openpyxl-write-only"))


def openpyxl_array_formulas():
    book, sheet = new_book()
    down(sheet, 1, [1, 2, 3])
    sheet["B1"] = "=A1:A3*2"
    sheet.formula_attributes["B1"] = {"t": "array", "ref": "B1:B3"}
    sheet["C1"] = "=SUM(A1:A3)"
    book.save(path("openpyxl-array-formulas"))


def writer_book(name, options=None):
    return xlsxwriter.Workbook(path(name), options or {})


def xlsxwriter_every_kind():
    book = writer_book("xlsxwriter-every-kind")
    sheet = book.add_worksheet("One")
    date = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    for i, value in enumerate(NUMBERS):
        sheet.write_number(i, 0, value)
    for i, value in enumerate(TEXTS + SCRIPTS):
        sheet.write_string(i, 1, value)
    sheet.write_boolean("C1", True)
    sheet.write_boolean("C2", False)
    for i, value in enumerate(DATES):
        sheet.write_datetime(i, 3, value, date)
    sheet.write_blank("E1", None, date)
    sheet.write_formula("F1", "=A2+1", None, 2)
    sheet.write_formula("F2", '="a"&"b"', None, "ab")
    sheet.write_formula("F3", "=1/0", None, "#DIV/0!")
    sheet.write_formula("F4", "=TRUE", None, True)
    sheet.write_formula("F5", '=""', None, "")
    sheet.write_formula("F6", "=DATE(2026,4,1)", date, 46113)
    sheet.write_formula("F7", "=XLOOKUP(1,A:A,B:B)", None, "<found> & kept ")
    book.close()


def xlsxwriter_rich_texts():
    book = writer_book("xlsxwriter-rich-texts")
    sheet = book.add_worksheet()
    bold, red = book.add_format({"bold": True}), book.add_format({"font_color": "red"})
    sheet.write_rich_string("A1", "This is ", bold, "bold", " and this ", red, "red ")
    sheet.write_rich_string("A2", bold, " first", "  then  ")
    sheet.write_rich_string("A3", "😀", bold, "two\nlines", " &<> ")
    sheet.write_string("A4", "This is bold and this red ")
    sheet.write_string("A5", "control \x01 and \x1f, code _x0041_ kept")
    book.close()


def xlsxwriter_inline():
    book = writer_book("xlsxwriter-inline", {"constant_memory": True})
    sheet = book.add_worksheet()
    for i, value in enumerate(TEXTS + SCRIPTS):
        sheet.write_string(i, 0, value)
        sheet.write_number(i, 1, i)
        sheet.write_string(i, 2, f"again {i % 3}")
    book.close()


def xlsxwriter_1904():
    book = writer_book("xlsxwriter-1904", {"date_1904": True})
    sheet = book.add_worksheet()
    date = book.add_format({"num_format": 14})
    for i, value in enumerate(DATES[:4]):
        sheet.write_datetime(i, 0, value, date)
    book.close()


def xlsxwriter_tables():
    book = writer_book("xlsxwriter-tables")
    sheet = book.add_worksheet("Team")
    columns = [{"header": "Ref", "total_string": "Total"}, {"header": "Hours"}, {"header": "Twice", "formula": "=[@Hours]*2"}, {"header": "Sum", "total_function": "sum"}]
    rows = [["A1", 1.5, 3, 4], ["A2", 2, 4, 5], ["A3", None, None, 6]]
    sheet.add_table("C5:F9", {"name": "Hours_list", "columns": columns, "data": rows, "total_row": True})
    sheet.add_table("H5:I7", {"header_row": False, "name": "No_header", "data": [[1, 2], [3, 4], [5, 6]]})
    book.close()


def xlsxwriter_arrays():
    book = writer_book("xlsxwriter-arrays")
    sheet = book.add_worksheet()
    for i in range(3):
        sheet.write_number(i, 0, i + 1)
    sheet.write_array_formula("B1:B3", "{=A1:A3*2}", None, 2)
    sheet.write_number("B2", 4)
    sheet.write_number("B3", 6)
    sheet.write_dynamic_array_formula("C1:C3", "=SORT(A1:A3)", None, 1)
    sheet.write_dynamic_array_formula("D1", "=UNIQUE(A1:A3)", None, "spilt")
    book.close()


def xlsxwriter_charts():
    book = writer_book("xlsxwriter-charts")
    sheet = book.add_worksheet("Data")
    sheet.write_column("A1", [1, 2, 3])
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Data!$A$1:$A$3"})
    sheet.insert_chart("C3", chart)
    bars = book.add_chart({"type": "bar"})
    bars.add_series({"values": "=Data!$A$1:$A$3"})
    book.add_chartsheet("Chart").set_chart(bars)
    other = book.add_worksheet("After")
    other.write_comment("A1", "a note")
    other.write_url("B2", "https://example.org", None, "A link")
    other.write_url("B3", "internal:Data!A1")
    other.conditional_format("A1:A9", {"type": "data_bar"})
    other.data_validation("C1", {"validate": "list", "source": ["a", "b"]})
    other.add_sparkline("D1", {"range": "Data!A1:A3"})
    book.close()


def xlsxwriter_formats():
    book = writer_book("xlsxwriter-formats")
    sheet = book.add_worksheet()
    date, percent = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "0.0%"})
    sheet.set_column("A:C", 12, date)
    sheet.set_column("D:XFD", 9, percent, {"hidden": True, "level": 1})
    sheet.set_row(3, 30, percent)
    sheet.set_row(4, None, None, {"hidden": True, "level": 2})
    sheet.write_row("A1", [46113, "text", 3, 0.5])
    sheet.write("A2", 46113, date)
    sheet.write("B4", 0.25, percent)
    sheet.write("A5", "hidden row")
    for row in range(6, 12):
        sheet.write_blank(row, 5, None, date)
    for i, code in enumerate(range(0, 50)):
        sheet.write(20 + i, 0, 45000.25, book.add_format({"num_format": code}))
    book.close()


def xlsxwriter_mixture():
    """A sheet of everything at random, the same each time."""
    book = writer_book("xlsxwriter-mixture")
    sheet = book.add_worksheet("Mixed")
    date = book.add_format({"num_format": "yyyy-mm-dd"})
    chance = random.Random(1)
    for row in range(3000):
        for column in range(15):
            kind = chance.randrange(8)
            if kind == 0:
                sheet.write_string(row, column, chance.choice(TEXTS + SCRIPTS))
            elif kind == 1:
                sheet.write_number(row, column, chance.choice(NUMBERS))
            elif kind == 2:
                sheet.write_number(row, column, round(chance.uniform(-1e6, 1e6), chance.randrange(6)))
            elif kind == 3:
                sheet.write_number(row, column, chance.uniform(20000, 60000), date)
            elif kind == 4:
                sheet.write_boolean(row, column, chance.random() < 0.5)
            elif kind == 5:
                sheet.write_formula(row, column, "=1+1", None, chance.choice([2, "two", True, "#N/A"]))
    book.close()


for name, make in list(globals().items()):
    if name.startswith(("openpyxl_", "xlsxwriter_")):
        make()
