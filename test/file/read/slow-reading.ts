/** Reading cells the plain way: a whole document through a general parser, a cell an object. What the fast way must equal. */
import { SaxesParser } from "saxes";
import type { CellBlock } from "../../../src/workbook";
import { Kind } from "../../../src/workbook";

export type PlainCell = [address: string, kind: keyof typeof Kind, value: string | number | null];

interface Open {
  name: string;
  attributes: Record<string, string>;
  text: string;
}

/** Style 1 is a date, style 2 a percentage, all else plain numbers. */
export const styleKinds = [Kind.Number, Kind.Date, Kind.Percent] as const;

export function readSlowly(xml: string, shared: readonly string[]): PlainCell[] {
  const cells = new Map<string, PlainCell>();
  const open: Open[] = [];
  let row = 0;
  let column = 0;
  let cell = {
    row: 0,
    type: "n",
    style: 0,
    value: undefined as string | undefined,
    shown: undefined as string | undefined,
    formula: false,
  };
  const local = (name: string) => name.replace(/^.*:/, "");
  const parser = new SaxesParser();
  const addText = (text: string) => {
    const top = open.at(-1);
    if (top) top.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("opentag", (tag) => {
    const attributes = tag.attributes as Record<string, string>;
    const name = local(tag.name);
    open.push({ name, attributes, text: "" });
    if (name === "row") {
      row = attributes["r"] === undefined ? row + 1 : Number(attributes["r"]);
      column = 0;
    } else if (name === "c") {
      const [, letters, digits] = /^([A-Z]+)(\d+)$/i.exec(attributes["r"] ?? "") ?? [];
      column =
        letters === undefined
          ? column + 1
          : [...letters.toUpperCase()].reduce((n, l) => n * 26 + l.charCodeAt(0) - 64, 0);
      cell = {
        row: digits === undefined ? row : Number(digits),
        type: attributes["t"] ?? "n",
        style: Number(attributes["s"] ?? 0),
        value: undefined,
        shown: undefined,
        formula: false,
      };
    }
  });
  parser.on("closetag", () => {
    const closed = open.pop();
    if (!closed) return;
    const path = open.map(({ name }) => name);
    const inCell = path.at(-1) === "c";
    if (inCell && closed.name === "v") cell.value = closed.text;
    if (inCell && closed.name === "f") cell.formula = true;
    if (closed.name === "t" && path.includes("is") && !path.includes("rPh"))
      cell.shown = (cell.shown ?? "") + closed.text;
    if (closed.name === "c" && path.at(-1) === "row") {
      const address = `R${cell.row}C${column}`;
      const found = meaning();
      if (found) cells.set(address, [address, ...found]);
    }
  });
  parser.write(xml).close();
  return [...cells.values()].sort(([a], [b]) => (a < b ? -1 : 1));

  function meaning(): [keyof typeof Kind, string | number | null] | undefined {
    const raw = cell.type === "inlineStr" ? (cell.shown ?? cell.value) : cell.value;
    if (cell.formula && (raw === undefined || (raw.trim() === "" && cell.type !== "str")))
      return ["Unvalued", null];
    const text = (raw ?? "").replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    );
    if (raw === undefined || text === "") return undefined;
    if (cell.type === "str" || cell.type === "inlineStr") return ["Text", text];
    if (raw.trim() === "") return undefined;
    if (cell.type === "s")
      return shared[Number(raw)] === "" ? undefined : ["Text", shared[Number(raw)] ?? null];
    if (cell.type === "b") return ["Boolean", ["1", "true"].includes(raw.trim()) ? 1 : 0];
    if (cell.type === "e") return ["Error", raw.trim()];
    if (cell.type === "d")
      return ["Date", (Date.parse(`${raw.trim()}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000];
    const kind = styleKinds[cell.style] ?? Kind.Number;
    return [Kind[kind] as keyof typeof Kind, Number(raw)];
  }
}

/** A block in the same words. */
export function cellsOf(block: CellBlock): PlainCell[] {
  const cells: PlainCell[] = [];
  for (const [column, { kinds, numbers, texts }] of block.columns) {
    expect([kinds.length, numbers.length]).toEqual([block.rows, block.rows]);
    kinds.forEach((kind, i) => {
      if (kind === Kind.Blank) return;
      const number = numbers[i] ?? NaN;
      const isText = kind === Kind.Text || kind === Kind.Error;
      const value = kind === Kind.Unvalued ? null : isText ? (texts[number] ?? null) : number;
      cells.push([`R${block.firstRow + i}C${column}`, Kind[kind] as keyof typeof Kind, value]);
    });
  }
  return cells.sort(([a], [b]) => (a < b ? -1 : 1));
}
