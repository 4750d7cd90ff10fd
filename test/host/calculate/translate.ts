import { parseA1Ref, stringifyA1Ref, tokenize, tokenTypes } from "@borgar/fx";
import type { RangeA1, Token } from "@borgar/fx";
import type { Rect } from "../../../src/workbook";
import type { Sheet } from "../book/book";
import { LAST_COLUMN, LAST_ROW } from "../book/cells";
import type { Asked, Lookup } from "./lookup";
import { structuredArea } from "./structured";
import { Unknown } from "./unknown";

/** Cells that a formula reads; a sheet by its id. */
export interface Area {
  sheet: string;
  rect: Rect;
}

/** A formula in the words of the engine, which knows no names and no tables and calls sheets by `engineSheet`. */
export interface Translated {
  /** Without its equals sign. */
  text: string;
  reads: readonly Area[];
  /** Upper case, without `_xlfn.`. */
  functions: ReadonlySet<string>;
  /** The translation holds as long as these have the same answers. */
  asked: readonly Asked[];
}

/** Where the clock's cells are in the engine: TODAY() and NOW() read them, so that a test may set the day. */
export const CLOCK = { sheet: "Clock", today: "Clock!$A$1", now: "Clock!$A$2" } as const;

interface Situation {
  cell: { sheet: Sheet; row: number; column: number };
  /** The sheet that references without a sheet mean; none in a name of the workbook. */
  home: Sheet | undefined;
  lookup: Lookup;
  engineSheet: (sheet: Sheet) => string;
  reads: Area[];
  functions: Set<string>;
  asked: Asked[];
  /** Names that are being replaced, to find circles. */
  inside: readonly string[];
}

/**
 * A formula (with its equals sign) for the engine: names, tables and sheets replaced by plain references.
 * @throws Unknown when it says something that can't be said there.
 */
export function translated(
  formula: string,
  cell: { sheet: Sheet; row: number; column: number },
  lookup: Lookup,
  engineSheet: (sheet: Sheet) => string,
): Translated {
  const situation: Situation = {
    cell,
    home: cell.sheet,
    lookup,
    engineSheet,
    reads: [],
    functions: new Set(),
    asked: [],
    inside: [],
  };
  const text = translatedTokens(tokenize(formula), situation);
  const { reads, functions, asked } = situation;
  return { text, reads, functions, asked };
}

function ask(situation: Situation, kind: Asked["kind"], name: string, sheet?: Sheet): void {
  const { row, column } = situation.cell;
  situation.asked.push({ kind, name: name.toLowerCase(), sheet, row, column });
}

function translatedTokens(tokens: readonly Token[], situation: Situation): string {
  const parts: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    switch (token.type) {
      case tokenTypes.FX_PREFIX:
        break;
      case tokenTypes.FUNCTION: {
        const call = translatedCall(tokens, at, situation);
        parts.push(call.text);
        at = call.last;
        break;
      }
      case tokenTypes.REF_RANGE:
      case tokenTypes.REF_BEAM:
        parts.push(translatedCells(token.value, situation));
        break;
      case tokenTypes.REF_TERNARY:
        throw new Unknown(`${token.value} is open at one end`);
      case tokenTypes.REF_STRUCT: {
        const name = token.value.slice(0, token.value.indexOf("["));
        if (name) ask(situation, "table", name);
        else ask(situation, "around", "", situation.cell.sheet);
        const area = structuredArea(token.value, situation.cell, situation.lookup);
        parts.push(area ? areaText(area, situation) : "#REF!");
        break;
      }
      case tokenTypes.REF_NAMED:
        parts.push(translatedName(token.value, situation));
        break;
      case tokenTypes.CONTEXT:
        // `Gone!#REF!` is #REF!.
        at++;
        break;
      case tokenTypes.OPERATOR:
        if (token.value === "#") throw new Unknown("it refers to a spilled range");
        if (token.value === "-" && tokens[at + 1]?.value === "-") {
          // The engine takes `--TRUE` for TRUE; Excel says 1. Same result, same precedence:
          const before = parts.join("").trimEnd().at(-1) ?? "";
          if (before === "^") throw new Unknown("it has ^--");
          parts.push(before === "/" ? "1/" : before === "*" ? "1*" : "0+");
          at++;
        } else parts.push(token.value);
        break;
      default:
        parts.push(token.value);
    }
  }
  return parts.join("");
}

/** A function, and where it ends in the tokens when it was taken whole. */
function translatedCall(
  tokens: readonly Token[],
  at: number,
  situation: Situation,
): { text: string; last: number } {
  const name = (tokens[at]?.value ?? "").toUpperCase().replace(/^(_XLFN\.|_XLWS\.)+/, "");
  if (name === "HYPERLINK") {
    const { args, last } = argumentsOf(tokens, at);
    return { text: `(${translatedTokens(args[1] ?? args[0] ?? [], situation)})`, last };
  }
  situation.functions.add(name);
  if (name === "TODAY" || name === "NOW") {
    return { text: name === "TODAY" ? CLOCK.today : CLOCK.now, last: argumentsOf(tokens, at).last };
  }
  return { text: name, last: at };
}

function argumentsOf(tokens: readonly Token[], at: number): { args: Token[][]; last: number } {
  const args: Token[][] = [[]];
  let depth = 0;
  for (let index = at + 1; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) break;
    const { value } = token;
    const operator = token.type === tokenTypes.OPERATOR;
    if (operator && (value === ")" || value === "}")) depth--;
    if (operator && depth === 0 && value === ")") return { args, last: index };
    if (operator && depth === 1 && value === ",") args.push([]);
    else if (depth > 0) args.at(-1)?.push(token);
    if (operator && (value === "(" || value === "{")) depth++;
  }
  throw new Unknown("a bracket is not closed");
}

function translatedCells(reference: string, situation: Situation): string {
  const parsed = parseA1Ref(reference);
  if (!parsed || !("range" in parsed)) throw new Unknown(`${reference} is not understood`);
  const { range } = parsed;
  const context = parsed.context ?? [];
  if (context.length > 1) throw new Unknown(`${reference} is in another workbook`);
  const sheetName = context[0];
  if (sheetName !== undefined) ask(situation, "sheet", sheetName);
  const sheet = sheetName === undefined ? situation.home : situation.lookup.sheet(sheetName);
  if (!sheet) {
    if (sheetName === undefined || sheetName.includes(":"))
      throw new Unknown(`${reference} has no sheet of its own`);
    return "#REF!";
  }
  if (situation.inside.length > 0 && isRelative(range))
    throw new Unknown(`the name ${situation.inside.at(-1) ?? ""} is relative`);
  situation.reads.push({ sheet: sheet.id, rect: rectOf(range) });
  return stringifyA1Ref({ ...parsed, context: [situation.engineSheet(sheet)] });
}

function translatedName(reference: string, situation: Situation): string {
  const parsed = parseA1Ref(reference);
  if (!parsed || !("name" in parsed)) throw new Unknown(`${reference} is not understood`);
  const context = parsed.context ?? [];
  const sheet = context[0] === undefined ? situation.home : situation.lookup.sheet(context[0]);
  if (context.length > 1 || (context[0] !== undefined && !sheet))
    throw new Unknown(`${reference} is in another workbook`);
  if (context[0] !== undefined) ask(situation, "sheet", context[0]);
  ask(situation, "name", parsed.name, sheet);
  ask(situation, "table", parsed.name);
  const found = situation.lookup.definedName(parsed.name, sheet);
  if (found) {
    const key = parsed.name.toLowerCase();
    if (situation.inside.includes(key)) throw new Unknown(`the name ${reference} refers to itself`);
    const text = translatedTokens(tokenize(found.name.formula), {
      ...situation,
      home: found.home,
      inside: [...situation.inside, key],
    });
    return `(${text})`;
  }
  const table = situation.lookup.table(parsed.name);
  if (!table) return parsed.name; // Of LET or LAMBDA; or #NAME?, as in Excel.
  const area = structuredArea(`${parsed.name}[]`, situation.cell, situation.lookup);
  return area ? areaText(area, situation) : "#REF!";
}

function areaText({ sheet, rect }: { sheet: Sheet; rect: Rect }, situation: Situation): string {
  situation.reads.push({ sheet: sheet.id, rect });
  const range: RangeA1 = {
    top: rect.row - 1,
    left: rect.column - 1,
    bottom: rect.row + rect.rows - 2,
    right: rect.column + rect.columns - 2,
    $top: true,
    $left: true,
    $bottom: true,
    $right: true,
  };
  return stringifyA1Ref({ context: [situation.engineSheet(sheet)], range });
}

const isRelative = (range: RangeA1): boolean =>
  (range.top !== null && range.top !== undefined && !range.$top) ||
  (range.left !== null && range.left !== undefined && !range.$left) ||
  (range.bottom !== null && range.bottom !== undefined && !range.$bottom) ||
  (range.right !== null && range.right !== undefined && !range.$right);

function rectOf(range: RangeA1): Rect {
  const row = (range.top ?? 0) + 1;
  const column = (range.left ?? 0) + 1;
  return {
    row,
    column,
    rows: (range.bottom ?? LAST_ROW - 1) + 2 - row,
    columns: (range.right ?? LAST_COLUMN - 1) + 2 - column,
  };
}
