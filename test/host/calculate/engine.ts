import initialise, { Model } from "@ironcalc/wasm";
import { address } from "../../../src/core/sheet/address";
import type { Scalar } from "../book/book";
import { CLOCK } from "./translate";
import { Unknown } from "./unknown";

/** IronCalc's WebAssembly: its bytes, or where a browser finds them. */
export type EngineCode = Parameters<typeof initialise>[0];

/** Makes the engine ready; once is enough. */
export const startEngine = async (code: EngineCode): Promise<void> => {
  await initialise(code instanceof URL || code instanceof Uint8Array ? { module_or_path: code } : code);
};

export interface Question {
  /** The engine's name of the sheet. */
  sheet: string;
  row: number;
  column: number;
  /** As `translated` gives it. */
  text: string;
}

export interface Given {
  sheet: string;
  row: number;
  column: number;
  value: Scalar;
}

/** Works formulas out, given the values of the other cells that they read. An `Unknown` for one that the engine can't do. */
export function answers(
  questions: readonly Question[],
  given: Iterable<Given>,
  clock: { today: number; now: number },
): (Scalar | Unknown)[] {
  const model = new Model("book", "en", "UTC", "en");
  try {
    model.pauseEvaluation();
    const indexOf = sheetsOf(model);
    const clockSheet = indexOf(CLOCK.sheet);
    model.setUserInput(clockSheet, 1, 1, String(clock.today));
    model.setUserInput(clockSheet, 2, 1, String(clock.now));
    for (const { sheet, row, column, value } of given)
      model.setUserInput(indexOf(sheet), row, column, typed(value));
    // Sheets must be there before formulas speak of them.
    const places = questions.map(({ sheet }) => indexOf(sheet));
    const exact = indexOf("Exact");
    questions.forEach(({ sheet, row, column, text }, index) => {
      for (const [, name] of text.matchAll(/(Sheet\d+)!/g)) if (name) indexOf(name);
      model.setUserInput(places[index] ?? 0, row, column, `=${text}`);
      // Numbers can only be had as text: joined to "", they come with all their digits.
      model.setUserInput(exact, index + 1, 1, `=${sheet}!${address(row, column)}&""`);
    });
    model.evaluate();
    return questions.map(({ row, column }, index) =>
      answerAt(model, places[index] ?? 0, row, column, () =>
        Number(model.getFormattedCellValue(exact, index + 1, 1)),
      ),
    );
  } finally {
    model.free();
  }
}

/** Gives a sheet's index by its name, and makes it when it is not there yet. */
function sheetsOf(model: Model): (name: string) => number {
  const indexes = new Map<string, number>();
  return (name) => {
    const known = indexes.get(name);
    if (known !== undefined) return known;
    const index = indexes.size;
    if (index > 0) model.newSheet();
    model.renameSheet(index, name);
    indexes.set(name, index);
    return index;
  };
}

/** What a person would type to get exactly this value. */
function typed(value: Scalar): string {
  if (typeof value === "string") return `'${value}`;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "number" ? String(value) : value.error;
}

const NUMBER = 1;
const TEXT = 2;
const BOOLEAN = 4;
const ERROR = 16;

function answerAt(
  model: Model,
  sheet: number,
  row: number,
  column: number,
  exact: () => number,
): Scalar | Unknown {
  const structure = model.getCellArrayStructure(sheet, row, column);
  if (typeof structure === "object" && "DynamicAnchor" in structure) {
    const [width, height] = structure.DynamicAnchor;
    if (width * height > 1) return new Unknown("its result is more than one cell");
  }
  const shown = model.getFormattedCellValue(sheet, row, column);
  switch (model.getCellType(sheet, row, column)) {
    case NUMBER:
      return exact();
    case TEXT:
      return shown;
    case BOOLEAN:
      return shown === "TRUE";
    case ERROR:
      // Excel shows 0 for a formula that depends on itself, once people have clicked its warning away.
      if (shown === "#CIRC!") return 0;
      if (shown === "#ERROR!" || shown === "#N/IMPL!" || shown === "#SPILL!")
        return new Unknown(`the engine says ${shown}`);
      return { error: shown };
    default:
      return new Unknown("the engine gives an array");
  }
}

const known = new Map<string, boolean>();

/** The engine has a function of that name (upper case). It gives one that it does not have back in lower case. */
export function knowsFunction(name: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  const model = new Model("book", "en", "UTC", "en");
  try {
    model.pauseEvaluation();
    model.setUserInput(0, 1, 1, `=${name}()`);
    const knows = model.getCellContent(0, 1, 1) === `=${name}()`;
    known.set(name, knows);
    return knows;
  } finally {
    model.free();
  }
}
