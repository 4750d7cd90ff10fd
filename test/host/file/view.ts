import { address } from "../../../src/core/sheet/address";
import type { PartEditor } from "../../../src/file/xml/edit-part";
import {
  attribute,
  booleanAttribute,
  child,
  childrenNamed,
  elements,
  integerAttribute,
  localName,
} from "../../../src/file/xml/find";
import type { XmlElement } from "../../../src/file/xml/parse-part";
import type { Sheet } from "../book/book";
import { argb, colorOf, type Theme } from "./colors";
import { at } from "./attributes";
import { elementXml, put, setChild } from "./set-element";
import { fitsToPage } from "./page";

/** What a sheet looks like around its cells: the tab's colour, gridlines, frozen panes. */
export function readView(sheet: Sheet, root: XmlElement, theme: Theme): void {
  sheet.tabColor = colorOf(at(root, "sheetPr", "tabColor"), theme);
  const view = at(root, "sheetViews", "sheetView");
  if (!view) return;
  sheet.showGridlines = booleanAttribute(view, "showGridLines", true);
  sheet.showHeadings = booleanAttribute(view, "showRowColHeaders", true);
  const pane = child(view, "pane");
  if (pane && (attribute(pane, "state") ?? "").startsWith("frozen")) {
    sheet.frozen = {
      rows: integerAttribute(pane, "ySplit") ?? 0,
      columns: integerAttribute(pane, "xSplit") ?? 0,
    };
  }
}

/** The range that is selected on a sheet, as its view says. */
export const selectionOf = (root: XmlElement): string | undefined => {
  const view = at(root, "sheetViews", "sheetView");
  const pane = view && child(view, "pane");
  const active = (pane && attribute(pane, "activePane")) ?? "topLeft";
  const all = view ? childrenNamed(view, "selection") : [];
  const found = all.find((one) => (attribute(one, "pane") ?? "topLeft") === active) ?? all[0];
  return found && attribute(found, "sqref")?.split(/\s+/)[0];
};

/** What of a sheet stands in its view. */
export type Viewed = Pick<Sheet, "showGridlines" | "showHeadings" | "frozen"> & { selected: boolean };

export function writeView(editor: PartEditor, sheet: Viewed): void {
  const old = at(editor.root, "sheetViews", "sheetView");
  const attributes = {
    showGridLines: sheet.showGridlines ? undefined : "0",
    showRowColHeaders: sheet.showHeadings ? undefined : "0",
    tabSelected: sheet.selected ? "1" : undefined,
    workbookViewId: (old && attribute(old, "workbookViewId")) ?? "0",
  };
  const before = { rows: 0, columns: 0 };
  const pane = old && child(old, "pane");
  if (pane && (attribute(pane, "state") ?? "").startsWith("frozen")) {
    before.rows = integerAttribute(pane, "ySplit") ?? 0;
    before.columns = integerAttribute(pane, "xSplit") ?? 0;
  }
  const { rows, columns } = sheet.frozen;
  const isSame = before.rows === rows && before.columns === columns;
  const panes = isSame ? ["pane", "selection"] : [];
  const kept = old
    ? elements(old).filter(
        ({ name }) => panes.includes(localName(name)) || !/(^|:)(pane|selection)$/.test(name),
      )
    : [];
  const content = (isSame ? "" : paneXml(rows, columns)) + kept.map((one) => editor.source(one)).join("");
  const xml = elementXml("sheetView", old, attributes, content);
  if (old) editor.replace(old, xml);
  else put(editor, "sheetViews", `<sheetViews>${xml}</sheetViews>`);
}

function paneXml(rows: number, columns: number): string {
  if (!rows && !columns) return "";
  const first = address(rows + 1, columns + 1);
  const active = rows && columns ? "bottomRight" : rows ? "bottomLeft" : "topRight";
  const splits = `${columns ? ` xSplit="${columns}"` : ""}${rows ? ` ySplit="${rows}"` : ""}`;
  return `<pane${splits} topLeftCell="${first}" activePane="${active}" state="frozen"/><selection pane="${active}" activeCell="${first}" sqref="${first}"/>`;
}

const PROPERTIES = ["tabColor", "outlinePr", "pageSetUpPr"];

export function writeProperties(editor: PartEditor, sheet: Sheet): void {
  const color = sheet.tabColor === undefined ? "" : `<tabColor rgb="${argb(sheet.tabColor)}"/>`;
  const holder = child(editor.root, "sheetPr");
  const setUp = holder && child(holder, "pageSetUpPr");
  const fits = fitsToPage(sheet.page);
  const fit = fits || setUp ? elementXml("pageSetUpPr", setUp, { fitToPage: fits ? "1" : undefined }) : "";
  if (!holder) return put(editor, "sheetPr", color || fit ? `<sheetPr>${color}${fit}</sheetPr>` : "");
  setChild(editor, holder, "tabColor", color, PROPERTIES);
  setChild(editor, holder, "pageSetUpPr", fit, PROPERTIES);
}
