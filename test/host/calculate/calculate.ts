import type { Book, Sheet } from "../book/book";
import { changedCells, columnValues, remember } from "./column-values";
import type { ColumnValues } from "./column-values";
import { withDependents } from "./dependents";
import { startEngine } from "./engine";
import type { EngineCode } from "./engine";
import { formulasOf } from "./formulas";
import type { FormulaCell, Memory } from "./formulas";
import { lookupOf } from "./lookup";
import { serialOf } from "./serial";
import type { Clock } from "./serial";
import { settled } from "./work-out";

/**
 * Works out the formulas of a book whose value may have changed since the last call, as Excel would. Called first when the book is
 * opened: results that cells have then count as right, as when Excel opens a file.
 */
export type Calculate = (book: Book, options?: { evenIfManual?: boolean }) => Calculated;

export interface Calculated {
  /** Cells that show something else than before. */
  changed: readonly { sheet: Sheet; row: number; column: number }[];
  /** Formulas that can't be worked out here: they keep the value that they have. `why` is a clause: "AGGREGATE is not known". */
  unknown: readonly { sheet: Sheet; row: number; column: number; formula: string; why: string }[];
}

/** @param now for TODAY() and NOW(), in local time; the computer's clock when left out. */
export async function makeCalculate(
  code: EngineCode,
  now: () => Date = () => new Date(),
): Promise<Calculate> {
  await startEngine(code);
  const memories = new WeakMap<Book, BookMemory>();
  return (book, options) => {
    const memory = memories.get(book) ?? newMemory();
    memories.set(book, memory);
    const manual = book.calculationMode === "Manual" && options?.evenIfManual !== true;
    return calculated(book, memory, serialOf(now(), book.date1904), manual);
  };
}

interface BookMemory extends Memory {
  /** What the columns held that formulas read, when they were last worked out. Undefined before the first time. */
  values: ColumnValues | undefined;
  clock: Clock;
}

const newMemory = (): BookMemory => ({
  understood: new Map(),
  engineSheets: new Map(),
  values: undefined,
  clock: { today: 0, now: 0 },
});

function calculated(book: Book, memory: BookMemory, clock: Clock, manual: boolean): Calculated {
  const opened = memory.values === undefined;
  const formulas = formulasOf(book, lookupOf(book), memory);
  const start = formulas.filter(
    (formula) => formula.value === undefined || (!opened && formula.fresh) || isDue(formula, memory, clock),
  );
  if (manual)
    return {
      changed: settled(
        start.filter(({ value }) => value === undefined),
        book,
        clock,
        memory,
      ),
      unknown: unknownOf(formulas),
    };

  const values = columnValues(formulas, book);
  const work = withDependents(formulas, start, changedCells(memory.values ?? values, values));
  const changed = settled(work, book, clock, memory);
  for (const place of changed) remember(values, place);
  memory.values = values;
  memory.clock = clock;
  return { changed, unknown: unknownOf(formulas) };
}

const unknownOf = (formulas: readonly FormulaCell[]): Calculated["unknown"] =>
  formulas.flatMap(({ sheet, row, column, formula, unknown, understood }) => {
    const why = unknown ?? understood.unknown;
    return why === undefined ? [] : [{ sheet, row, column, formula, why }];
  });

/** Its value changes with time or chance alone. */
function isDue(
  { understood: { functions } }: FormulaCell,
  { clock: last }: BookMemory,
  clock: Clock,
): boolean {
  if (functions.has("TODAY") && last.today !== clock.today) return true;
  if (functions.has("NOW") && last.now !== clock.now) return true;
  return functions.has("RAND") || functions.has("RANDBETWEEN") || functions.has("RANDARRAY");
}
