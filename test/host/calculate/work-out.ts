import { contains } from "../../../src/core/sheet/address";
import type { Book, Scalar } from "../book/book";
import { changeCell } from "../book/cells";
import type { Calculated } from "./calculate";
import { cellsRead, placeKey, valuesIn } from "./cells-read";
import { sameValue } from "./column-values";
import { answers } from "./engine";
import type { Given, Question } from "./engine";
import { engineSheet } from "./formulas";
import type { FormulaCell, Memory } from "./formulas";
import type { Clock } from "./serial";
import { Unknown } from "./unknown";

/** Works formulas out and puts the results into their cells; gives the cells whose value is another now. */
export function settled(
  work: Iterable<FormulaCell>,
  book: Book,
  clock: Clock,
  memory: Memory,
): Calculated["changed"] {
  const changed: Calculated["changed"][number][] = [];
  for (const [{ sheet, row, column, value }, result] of resultsOf(work, book, clock, memory)) {
    if (sameValue(value, result)) continue;
    changeCell(sheet, row, column, { value: result });
    changed.push({ sheet, row, column });
  }
  return changed;
}

/** A formula that is a text and nothing else once HYPERLINK is taken off: a dashboard has hundreds, and the engine none. */
const PLAIN_TEXT = /^\("((?:[^"]|"")*)"\)$/;

function resultsOf(
  work: Iterable<FormulaCell>,
  book: Book,
  clock: Clock,
  memory: Memory,
): [FormulaCell, Scalar][] {
  const plain: [FormulaCell, Scalar][] = [];
  let rest: FormulaCell[] = [];
  for (const formula of work) {
    if (formula.unknown !== undefined || formula.understood.unknown !== undefined) continue;
    const text = PLAIN_TEXT.exec(formula.understood.text)?.[1];
    if (text === undefined) rest.push(formula);
    else plain.push([formula, text.replaceAll('""', '"')]);
  }
  while (rest.length > 0) {
    const results = answers(
      rest.map((each) => question(each, memory)),
      given(rest, book, memory),
      clock,
    );
    const failed = new Map<FormulaCell, Unknown>();
    const done = [...plain];
    rest.forEach((formula, index) => {
      const result = results[index];
      if (result instanceof Unknown) failed.set(formula, result);
      else if (result !== undefined) done.push([formula, result]);
    });
    if (failed.size === 0) return done;
    // Those that can't be done count by the values they have, so the others are asked again.
    const culprits = culpritsAmong(failed);
    for (const [formula, { message }] of culprits) formula.understood.unknown = message;
    rest = rest.filter((formula) => !culprits.has(formula));
  }
  return plain;
}

/** A formula also fails because it reads one that does; all of them when each reads another. */
function culpritsAmong(failed: ReadonlyMap<FormulaCell, Unknown>): ReadonlyMap<FormulaCell, Unknown> {
  const readsAnother = (one: FormulaCell): boolean =>
    [...failed.keys()].some(
      (other) =>
        other !== one &&
        one.reads.some(
          ({ sheet, rect }) => sheet === other.sheet.id && contains(rect, other.row, other.column),
        ),
    );
  const culprits = new Map([...failed].filter(([formula]) => !readsAnother(formula)));
  return culprits.size > 0 ? culprits : failed;
}

const question = ({ sheet, row, column, understood }: FormulaCell, memory: Memory): Question => ({
  sheet: engineSheet(sheet.id, memory),
  row,
  column,
  text: understood.text,
});

/** The values that formulas read, besides their own. */
function* given(formulas: readonly FormulaCell[], book: Book, memory: Memory): Generator<Given> {
  const own = new Map<string, Set<number>>();
  for (const { sheet, row, column } of formulas)
    own.set(sheet.id, (own.get(sheet.id) ?? new Set()).add(placeKey(row, column)));
  const sheets = new Map(book.sheets.map((sheet) => [sheet.id, sheet]));
  for (const [id, columns] of cellsRead(
    formulas.flatMap(({ reads }) => reads),
    sheets,
  )) {
    for (const [row, column, value] of valuesIn(sheets.get(id), columns)) {
      if (!own.get(id)?.has(placeKey(row, column)))
        yield { sheet: engineSheet(id, memory), row, column, value };
    }
  }
}
