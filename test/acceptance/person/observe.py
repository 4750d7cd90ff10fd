"""Says what a workbook holds, read by others than Primed: openpyxl for what cells look like, the comments and the formats, and the
parts' own XML for what openpyxl does not see. See worker.py; observe.ts has the answer's shape.
"""
import hashlib
import posixpath
import re
import warnings
import zipfile
from urllib.parse import unquote

import openpyxl
import openpyxl.reader.excel
from lxml import etree
from worker import serve

warnings.simplefilter("ignore")
# What is drawn is read from the parts themselves; openpyxl can't read the caches of LibreOffice's charts.
openpyxl.reader.excel.find_images = lambda archive, part: ([], [])
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


class Book:
    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        self.parts = {name: hashlib.sha1(self.zip.read(name)).hexdigest() for name in self.zip.namelist()}
        # Part names are compared without regard to case.
        self.cased = {name.lower(): name for name in self.parts}

    def xml(self, part):
        return etree.fromstring(self.zip.read(self.cased[part.lower()]))

    def relations(self, part):
        folder, name = posixpath.split(part)
        rels = self.cased.get(f"{folder}/_rels/{name}.rels".lower().lstrip("/"))
        found = {}
        for one in self.xml(rels) if rels else ():
            target = one.get("Target")
            if one.get("TargetMode") != "External":
                target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, unquote(target)))
            found[one.get("Id")] = (one.get("Type").rsplit("/", 1)[-1], target)
        return found


def text_of(element):
    return "".join(part.text or "" for part in element.iter(f"{MAIN}t") if part.getparent().tag != f"{MAIN}rPh")


def canonical(element, relations, book):
    """An element's XML with each relationship's id replaced by what it leads to and that part's bytes."""
    text = etree.tostring(element, method="c14n", exclusive=True).decode()

    def led(match):
        kind, target = relations.get(match[2], ("?", match[2]))
        return f'{match[1]}="{kind} {target} {book.parts.get(book.cased.get(target.lower()), "")}"'

    return re.sub(r'(\w+:(?:id|embed|link))="([^"]*)"', led, text)


def cells_of(sheet, strings, looks):
    found = {}
    for cell in sheet.iter(f"{MAIN}c"):
        value, formula = cell.find(f"{MAIN}v"), cell.find(f"{MAIN}f")
        kind = cell.get("t", "n")
        shown = None
        if kind == "inlineStr":
            shown = text_of(cell)
        elif value is not None and value.text is not None:
            shown = strings[int(value.text)] if kind == "s" else float(value.text) if kind == "n" else value.text if kind != "b" else value.text == "1"
        if shown in (None, "") and formula is None:
            continue
        found[cell.get("r")] = {"shows": shown, "formula": None if formula is None else (formula.text or ""), "looks": looks(cell)}
    return found


def look_of(cell):
    font, fill, line, lie = cell.font, cell.fill, cell.border, cell.alignment

    def colour(one):
        return None if one is None else one.rgb if one.type == "rgb" else f"{one.type}{one.value}"

    # Programs write one format in several ways: `"−"` is `\−`, and a space needs neither.
    plain_format = re.sub(r'["\\]', "", cell.number_format)
    sides = [f"{side.style}{colour(side.color)}" if side and side.style else "" for side in (line.left, line.right, line.top, line.bottom)]
    return "|".join(
        str(part)
        for part in (plain_format, font.name, font.sz, font.b, font.i, colour(font.color), fill.fill_type, colour(fill.start_color) if fill.fill_type else "", sides, lie.horizontal or "general", lie.vertical or "bottom", bool(lie.wrap_text))
    )


def comments_of(book, relations):
    parts = [target for kind, target in relations.values() if kind == "comments"]
    return {one.get("ref"): text_of(one) for part in parts for one in book.xml(part).iter(f"{MAIN}comment")}


def drawing_of(book, part):
    """Each thing drawn on a sheet: its name, where it begins, all its XML, and a chart's title, ranges and cached values."""
    relations = book.relations(part)
    found = []
    for anchor in book.xml(part):
        if not isinstance(anchor.tag, str):
            continue
        named = next(anchor.iter(f"{DRAWN}cNvPr"), None)
        start = anchor.find(f"{DRAWN}from")
        chart = next(anchor.iter(f"{CHART}chart"), None)
        drawn = {
            "name": "" if named is None else named.get("name"),
            "from": None if start is None else [int(start.find(f"{DRAWN}{edge}").text) + 1 for edge in ("row", "col")],
            "xml": canonical(anchor, relations, book),
        }
        if chart is not None:
            target = relations[chart.get(f"{RELATION}id")][1]
            space = book.xml(target)
            drawn["chart"] = {
                "part": target,
                "text": "".join(space.itertext("{http://schemas.openxmlformats.org/drawingml/2006/main}t")),
                "ranges": [one.text for one in space.iter(f"{CHART}f")],
                "values": [one.text for one in space.iter(f"{CHART}v")],
            }
        found.append(drawn)
    return found


def observe(path):
    book = Book(path)
    looked = openpyxl.load_workbook(path)
    office = next(target for kind, target in book.relations("").values() if kind == "officeDocument")
    workbook, relations = book.xml(office), book.relations(office)
    strings_part = next((target for kind, target in relations.values() if kind == "sharedStrings"), None)
    strings = [text_of(item) for item in book.xml(strings_part).iter(f"{MAIN}si")] if strings_part and strings_part.lower() in book.cased else []
    listed = list(workbook.find(f"{MAIN}sheets"))
    titles = [sheet.get("name") for sheet in listed]
    names = [
        {
            "name": one.get("name"),
            "sheet": None if one.get("localSheetId") is None else (titles[int(one.get("localSheetId"))] if int(one.get("localSheetId")) < len(titles) else "?"),
            "text": one.text or "",
            "hidden": one.get("hidden") in ("1", "true"),
        }
        for one in workbook.iter(f"{MAIN}definedName")
    ]
    sheets = []
    for tag in listed:
        kind, part = relations[tag.get(f"{RELATION}id")]
        if kind != "worksheet":
            continue
        root, own = book.xml(part), book.relations(part)
        seen = looked[tag.get("name")]
        known = {}

        def looks(cell):
            style = cell.get("s", "0")
            if style not in known:
                known[style] = look_of(seen[cell.get("r")])
            return known[style]

        rest = {}
        for child in root:
            if not isinstance(child.tag, str):
                continue
            tagged = child.tag.split("}")[-1]
            inner = list(child) if tagged in ("conditionalFormatting", "dataValidations", "hyperlinks", "mergeCells", "extLst", "tableParts") else [child]
            if tagged == "conditionalFormatting":
                rest.setdefault(tagged, []).extend(f"{child.get('sqref')} {canonical(rule, own, book)}" for rule in inner)
            elif tagged not in ("sheetData", "dimension"):
                rest.setdefault(tagged, []).extend(canonical(one, own, book) for one in inner)
        drawing = next((target for kind, target in own.values() if kind == "drawing"), None)
        sheets.append(
            {
                "name": tag.get("name"),
                "state": tag.get("state", "visible"),
                "part": book.cased[part.lower()],
                "cells": cells_of(root, strings, looks),
                "tables": [book.xml(target).get("ref") for kind, target in own.values() if kind == "table"],
                "merges": [one.get("ref") for one in root.iter(f"{MAIN}mergeCell")],
                "heights": {row.get("r"): f"{row.get('ht')} {row.get('hidden')}" for row in root.iter(f"{MAIN}row") if row.get("customHeight") or row.get("hidden")},
                "comments": comments_of(book, own),
                "rest": rest,
                "drawn": drawing_of(book, drawing) if drawing and drawing.lower() in book.cased else [],
                "relations": sorted(f"{kind} {target} {book.parts.get(book.cased.get(target.lower()), '')}" for kind, target in own.values()),
            }
        )
    rest = {child.tag.split("}")[-1]: canonical(child, relations, book) for child in workbook if isinstance(child.tag, str) and child.tag.split("}")[-1] not in ("sheets", "definedNames")}
    return {"sheets": sheets, "names": names, "titles": titles, "parts": book.parts, "workbook": rest}


if __name__ == "__main__":
    serve({"observe": observe})
