import {
  attribute,
  booleanAttribute,
  child,
  childrenNamed,
  integerAttribute,
} from "../../../src/file/xml/find";
import type { PartEditor } from "../../../src/file/xml/edit-part";
import { escapeExcelText } from "../../../src/file/xml/escape";
import { decodeExcelText } from "../../../src/file/xml/excel-text";
import type { XmlElement } from "../../../src/file/xml/parse-part";
import { WORKSHEET_ORDER } from "../../../src/file/write/worksheet-order";
import type { PageLayout } from "../book/book";
import { newPageLayout } from "../book/new-book";
import { at, numberAttribute } from "./attributes";
import { paperId, paperName } from "./paper-sizes";
import { put, setAttributes, setChild } from "./set-element";

/** Print set-up, but for the print area and the titles, which are names in files. */

const POINTS_AN_INCH = 72;
const SIDES = ["top", "bottom", "left", "right", "header", "footer"] as const;

export function readPage(root: XmlElement): PageLayout {
  const page = newPageLayout();
  const margins = child(root, "pageMargins");
  for (const side of SIDES) {
    const inches = numberAttribute(margins, side);
    if (inches !== undefined) page.margins[side] = tidy(inches * POINTS_AN_INCH);
  }
  const setup = child(root, "pageSetup");
  const fit = at(root, "sheetPr", "pageSetUpPr");
  if (setup) {
    page.orientation = attribute(setup, "orientation") === "landscape" ? "Landscape" : "Portrait";
    page.paperSize = paperName(integerAttribute(setup, "paperSize") ?? 1);
    page.blackAndWhite = booleanAttribute(setup, "blackAndWhite");
    page.zoom = { scale: integerAttribute(setup, "scale") ?? 100 };
  }
  if (fit && booleanAttribute(fit, "fitToPage")) {
    const pages = (name: string): number => (setup && integerAttribute(setup, name)) ?? 1;
    const [across, down] = [pages("fitToWidth"), pages("fitToHeight")];
    page.zoom = {
      ...(across ? { horizontalFitToPages: across } : {}),
      ...(down ? { verticalFitToPages: down } : {}),
    };
  }
  const options = child(root, "printOptions");
  if (options) {
    page.centerHorizontally = booleanAttribute(options, "horizontalCentered");
    page.centerVertically = booleanAttribute(options, "verticalCentered");
    page.printGridlines = booleanAttribute(options, "gridLines");
    page.printHeadings = booleanAttribute(options, "headings");
  }
  page.header = partsOf(at(root, "headerFooter", "oddHeader")?.text ?? "");
  page.footer = partsOf(at(root, "headerFooter", "oddFooter")?.text ?? "");
  page.rowBreaks = breaksOf(child(root, "rowBreaks"));
  page.columnBreaks = breaksOf(child(root, "colBreaks"));
  return page;
}

const tidy = (points: number): number => Number(points.toFixed(6));

/** The left, middle and right of a header; what stands before any mark is the middle (ECMA-376 Part 1, 18.3.1.46). */
function partsOf(text: string): PageLayout["header"] {
  const parts = { left: "", center: "", right: "" };
  let place: keyof typeof parts = "center";
  for (const piece of decodeExcelText(text).split(/(&[LCR])/)) {
    if (piece === "&L") place = "left";
    else if (piece === "&C") place = "center";
    else if (piece === "&R") place = "right";
    else parts[place] += piece;
  }
  return parts;
}

const textOf = ({ left, center, right }: PageLayout["header"]): string =>
  `${left && `&L${left}`}${center && `&C${center}`}${right && `&R${right}`}`;

/** Breaks of people's; `id` is the row or column before. */
const breaksOf = (list: XmlElement | undefined): number[] =>
  (list ? childrenNamed(list, "brk") : [])
    .filter((one) => booleanAttribute(one, "man"))
    .map((one) => (integerAttribute(one, "id") ?? 0) + 1);

/** How many pages it is to fit on, if it is. */
const isFitted = ({ zoom }: PageLayout): boolean =>
  zoom.scale === undefined ||
  zoom.horizontalFitToPages !== undefined ||
  zoom.verticalFitToPages !== undefined;

export function writeMargins(editor: PartEditor, { margins }: PageLayout): void {
  setAttributes(
    editor,
    "pageMargins",
    Object.fromEntries(
      ["left", "right", "top", "bottom", "header", "footer"].map((side) => [
        side,
        String(Number((margins[side as (typeof SIDES)[number]] / POINTS_AN_INCH).toFixed(6))),
      ]),
    ),
  );
}

/** The part of the page set-up that stands in `<pageSetup>`; `fitsToPage` is the other. */
export function writeSetup(editor: PartEditor, page: PageLayout): void {
  const { horizontalFitToPages = 0, verticalFitToPages = 0, scale = 100 } = page.zoom;
  setAttributes(editor, "pageSetup", {
    paperSize: String(paperId(page.paperSize)),
    ...(isFitted(page)
      ? { fitToWidth: String(horizontalFitToPages), fitToHeight: String(verticalFitToPages) }
      : { scale: String(scale) }),
    orientation: page.orientation.toLowerCase(),
    ...(page.blackAndWhite ? { blackAndWhite: "1" } : { blackAndWhite: undefined }),
  });
}

export const fitsToPage = isFitted;

export function writePrintOptions(editor: PartEditor, page: PageLayout): void {
  const flag = (on: boolean): string | undefined => (on ? "1" : undefined);
  setAttributes(editor, "printOptions", {
    horizontalCentered: flag(page.centerHorizontally),
    verticalCentered: flag(page.centerVertically),
    headings: flag(page.printHeadings),
    gridLines: flag(page.printGridlines),
  });
}

export function writeHeaders(editor: PartEditor, page: PageLayout): void {
  const order = ["oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"];
  const texts = { oddHeader: textOf(page.header), oddFooter: textOf(page.footer) };
  const holder = child(editor.root, "headerFooter");
  const written = Object.entries(texts).map(
    ([name, text]) => text && `<${name}>${escapeExcelText(text)}</${name}>`,
  );
  if (!holder) {
    if (written.join(""))
      editor.insert(
        editor.root,
        "headerFooter",
        `<headerFooter>${written.join("")}</headerFooter>`,
        WORKSHEET_ORDER,
      );
    return;
  }
  Object.keys(texts).forEach((name, i) => setChild(editor, holder, name, written[i]!, order));
}

export function writeBreaks(editor: PartEditor, page: PageLayout): void {
  const xml = (name: string, breaks: readonly number[], most: number): string => {
    const list = [...breaks]
      .sort((a, b) => a - b)
      .map((one) => `<brk id="${one - 1}" max="${most}" man="1"/>`);
    return list.length
      ? `<${name} count="${list.length}" manualBreakCount="${list.length}">${list.join("")}</${name}>`
      : "";
  };
  put(editor, "rowBreaks", xml("rowBreaks", page.rowBreaks, 16_383));
  put(editor, "colBreaks", xml("colBreaks", page.columnBreaks, 1_048_575));
}
