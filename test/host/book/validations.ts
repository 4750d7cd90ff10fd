import type { Rect } from "../../../src/workbook";
import { commonCells, formulaFor } from "./anchored";
import { withoutAll } from "./areas";
import type { Sheet } from "./book";
import type { Validation } from "./validation";

/** What cells take, without the cells. Formulas are those of the first cell of whatever cells are spoken of. */
export type Rule = Omit<Validation, "rects">;

/** What cells have that nobody gave any. */
export const NO_RULE: Rule = {
  type: "None",
  dropDown: true,
  ignoreBlanks: true,
  prompt: { show: true, title: "", message: "" },
  alert: { show: true, style: "Stop", title: "", message: "" },
};

/** The different rules that some cells have, each once, cells without one among them; formulas as of the first rectangle's first cell. */
export const rulesOn = (sheet: Sheet, rects: readonly Rect[]): Rule[] =>
  grouped(sheet, rects).map(({ rule }) => rule);

/** These cells' rules become others, whatever each of them had; cells outside keep theirs. */
export function changeRules(sheet: Sheet, rects: readonly Rect[], change: (rule: Rule) => Rule): void {
  const changed = merged(
    grouped(sheet, rects).map(({ rule, rects: cells }) => ({ rule: change(rule), rects: cells })),
  );
  clearRules(sheet, rects);
  const [home] = rects;
  if (!home) return;
  for (const { rule, rects: cells } of changed) {
    if (same(rule, NO_RULE)) continue;
    const all = changed.length === 1 ? [...rects] : cells;
    sheet.validations.push({ ...ruleFor(rule, home, all[0] ?? home), rects: all });
  }
}

/** These cells take anything. */
export function clearRules(sheet: Sheet, rects: readonly Rect[]): void {
  sheet.validations = sheet.validations.flatMap((validation) => {
    const left = withoutAll(validation.rects, rects);
    const [before] = validation.rects;
    const [after] = left;
    return before && after ? [{ ...ruleFor(validation, before, after), rects: left }] : [];
  });
}

/** A rule of one cell as that of another. */
export function ruleFor(validation: Rule, from: Rect, to: Rect): Rule {
  const moved: Rule = { ...validation };
  for (const part of ["formula1", "formula2"] as const) {
    const formula = moved[part];
    if (typeof formula === "string") moved[part] = formulaFor(formula, from, to);
  }
  return moved;
}

interface Piece {
  rule: Rule;
  rects: Rect[];
}

function grouped(sheet: Sheet, rects: readonly Rect[]): Piece[] {
  const [home] = rects;
  if (!home) return [];
  const pieces: Piece[] = [];
  let bare = [...rects];
  for (const { rects: cells, ...rule } of sheet.validations) {
    const inside = commonCells(cells, rects);
    const [first] = cells;
    if (!first || inside.length === 0) continue;
    pieces.push({ rule: ruleFor(rule, first, home), rects: inside });
    bare = withoutAll(bare, inside);
  }
  return merged(bare.length ? [...pieces, { rule: NO_RULE, rects: bare }] : pieces);
}

function merged(pieces: readonly Piece[]): Piece[] {
  const groups: Piece[] = [];
  for (const piece of pieces) {
    const like = groups.find(({ rule }) => same(rule, piece.rule));
    if (like) like.rects.push(...piece.rects);
    else groups.push({ rule: piece.rule, rects: [...piece.rects] });
  }
  return groups;
}

const same = (a: Rule, b: Rule): boolean => textOf(a) === textOf(b);

const textOf = ({
  type,
  operator,
  formula1,
  formula2,
  dropDown,
  ignoreBlanks,
  prompt,
  alert,
}: Rule): string =>
  JSON.stringify([
    [type, operator, formula1, formula2, dropDown, ignoreBlanks],
    [prompt.show, prompt.title, prompt.message],
    [alert.show, alert.style, alert.title, alert.message],
  ]);
