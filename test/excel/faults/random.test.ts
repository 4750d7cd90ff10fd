import fc from "fast-check";
import type { SheetSpec } from "../../../src/core/sheet/spec";
import { tinyPage } from "../../file/apply/tiny";
import type { Book } from "../../host/book/book";
import { insertRows, typeIn } from "../../host/book/person";
import { addSheet, moveSheet, renameSheet } from "../../host/book/sheets";
import { bookWith, isPlain, openOn, saysInterrupted, sentencesOf } from "./support";

/**
 * Several refreshes, each with something going wrong and somebody at work at some moment. Nothing typed is lost but by a note that says
 * where and what it was; and when nothing goes wrong any more the page shows its figures, or a sentence says what is in the way.
 */

const page = ({ latest, figures }: { latest: number; figures: number[] }): SheetSpec =>
  tinyPage({ latest, figures, spec: { area: { row: 1, column: 1, rows: 20 + figures.length, columns: 5 } } });

const shows = fc.record({
  latest: fc.constantFrom(0.25, 0.5, 0.9),
  figures: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
});
const sync = fc.integer({ min: 1, max: 8 });
const fault = fc.oneof(
  fc.record({ sync, fails: fc.constant("before" as const) }),
  fc.record({ sync, fails: fc.constant("within" as const), actions: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ sync, fails: fc.constant("after" as const) }),
);
/** Below the figures, beside the page, on it, and on figures of ours. */
const cell = fc.constantFrom("B13", "C14", "D7", "E9", "H3", "B40", "C5", "B4");
const doing = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant("types" as const), at: cell }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom("rows", "renames", "moves", "adds") }) },
);
const round = fc.record({
  shows,
  fault: fc.option(fault, { nil: undefined }),
  doing: fc.option(fc.record({ sync, what: doing }), { nil: undefined }),
});

function act(book: Book, what: { does: string; at?: string }, typed: string): boolean {
  const ours = book.sheets.find((sheet) => sheet.names.some(({ name }) => name === "Primed_role"))!;
  if (what.does === "types") typeIn(book, ours, what.at!, typed);
  if (what.does === "rows") insertRows(book, ours, 1, 1);
  if (what.does === "renames") renameSheet(book, ours, `Renamed ${typed}`);
  if (what.does === "moves") moveSheet(book, ours, 0);
  if (what.does === "adds") typeIn(book, addSheet(book, `Sheet ${typed}`), "A1", typed);
  return what.does === "types" || what.does === "adds";
}

const stands = (book: Book): Set<string> =>
  new Set(
    book.sheets.flatMap(({ cells }) =>
      [...cells.values()].flatMap((line) => [...line.values()].map(({ value }) => String(value))),
    ),
  );

test("whatever goes wrong, and whoever is at work", async () => {
  const before = await bookWith([tinyPage()]);
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), shows, async (rounds, last) => {
      const open = await openOn(before);
      const typed = new Set<string>(["ask Ann"]);
      const said: string[] = [];
      for (const [i, { shows, fault, doing }] of rounds.entries()) {
        open.host.statistics.reset();
        // What is typed within the very moment of a write that fails, or whose answer is lost, nobody can know of.
        const isUnseen = fault !== undefined && fault.fails !== "before" && doing?.what.does === "types";
        open.host.options.faults = fault && !isUnseen ? [fault] : [];
        open.host.options.between = (sync) => {
          if (sync !== doing?.sync) return;
          const before = stands(open.book);
          if (act(open.book, doing.what, `typed ${i}`)) typed.add(`typed ${i}`);
          // They may type over something of their own.
          for (const one of before) if (!stands(open.book).has(one)) typed.delete(one);
        };
        said.push(...sentencesOf(await open.apply([page(shows)])));
      }
      open.host.options.between = undefined;
      open.host.options.faults = [];
      said.push(...sentencesOf(await open.apply([page(last)])));
      const end = sentencesOf(await open.apply([page(last)]));

      const found = stands(open.book);
      const lost = [...typed].filter((one) => !found.has(one) && !said.join().includes(one));
      const ours = open.book.sheets.find((sheet) => sheet.names.some(({ name }) => name === "Primed_role"))!;
      const isLeft = end.some((message) => message.includes("Something of yours is at"));
      expect({ lost, unclear: [...said, ...end].filter((one) => !isPlain(one)) }).toEqual({
        lost: [],
        unclear: [],
      });
      if (isLeft) return;
      expect({ end, interrupted: saysInterrupted(ours) }).toEqual({ end: [], interrupted: false });
      expect([...found]).toEqual(expect.arrayContaining([String(last.latest), ...last.figures.map(String)]));
    }),
    { numRuns: 60 },
  );
});
