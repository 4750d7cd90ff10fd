import { FatalProblem } from "../core/problem";
import type { ChangedCell } from "../core/owned/account";
import { notPutBack, protectedSheet, writtenAgain } from "../core/owned/why-skipped";
import { decide } from "./decide/decide";
import type { SheetToWrite } from "./decide/sheet-there";
import type { ExcelContents } from "./read/contents";
import type { Session } from "./run";
import { ExcelTrouble, isRefusal, unlessTrouble, type TroubleCode } from "./trouble";
import { namesAfter } from "./write/own-names-of";
import { settle, type Owed } from "./write/settle";
import { toPutBack } from "./write/watch";
import { writeSheet } from "./write/write-sheet";

/** How often a sheet is looked at and written anew when something came between. */
const TIMES = 3;

/** After these there is no use in going on with other sheets. */
const FOR_ALL: readonly TroubleCode[] = ["timeout", "cell-edit", "too-old", "broken-off"];

export interface Result {
  /** Why the sheet could not be written; undefined when it was. */
  message?: string;
  /** The workbook's names by then. */
  names?: ExcelContents["definedNames"];
  notes: string[];
  /** Nothing else can be written either. */
  stop?: boolean;
}

export interface Conversation {
  session: Session;
  again: <T>(work: (session: Session) => Promise<T>) => Promise<T>;
}

/** What has become of a sheet so far. */
interface SoFar {
  /** Cells that people had typed in and that have been written over, be the sheet whole in the end or not. */
  overwritten: Map<string, ChangedCell>;
  /** What has to be put back before anything else is done. */
  owed: Owed | undefined;
}

/** Writes a sheet, and when something came between puts back what is owed, looks again, and writes what is then to be written. */
export async function written(
  { session, again }: Conversation,
  contents: ExcelContents,
  sheet: SheetToWrite,
): Promise<Result> {
  const soFar: SoFar = { overwritten: new Map(), owed: undefined };
  let trouble: ExcelTrouble | undefined;
  const attempt = async (): Promise<Omit<Result, "notes"> | undefined> => {
    if (trouble?.code === "timeout") return again((other) => lookAndWrite(other, sheet, soFar));
    return lookAndWrite(session, sheet, soFar);
  };
  for (let time = 1; time <= TIMES; time++) {
    try {
      const result = await (time === 1 ? writeAsLooked(session, contents, sheet, soFar) : attempt());
      if (result) return { ...result, notes: notesOf(sheet, soFar) };
    } catch (error) {
      // The workbook's structure was locked just now, say: what was written is told all the same.
      if (error instanceof FatalProblem)
        return { notes: notesOf(sheet, soFar), message: error.message, stop: true };
      if (!(error instanceof ExcelTrouble)) throw error;
      const twice = error.code === trouble?.code;
      trouble = error;
      if (isRefusal(error) && sheet.ours?.sheet.protected) {
        return { notes: notesOf(sheet, soFar), message: protectedSheet(sheet.title) };
      }
      if (FOR_ALL.includes(error.code) && (twice || error.code !== "timeout")) break;
    }
  }
  await putBackWhatIsOwed(session, sheet, soFar).catch(unlessTrouble);
  const message = trouble ? `${trouble.message} ${halfWritten(sheet.title)}` : keptChanging(sheet.title);
  const stop = trouble !== undefined && FOR_ALL.includes(trouble.code);
  return { notes: notesOf(sheet, soFar), message, stop };
}

/** What was not put back is told with its text, so that it is not lost. */
const notesOf = ({ title }: SheetToWrite, { overwritten, owed }: SoFar): string[] => [
  ...[...overwritten.values()].map((cell) => writtenAgain(title, cell)),
  ...(owed ? toPutBack(owed.changed) : []).map(({ row, column, was }) =>
    notPutBack(title, { row, column, value: was }),
  ),
];

async function putBackWhatIsOwed(session: Session, sheet: SheetToWrite, soFar: SoFar): Promise<void> {
  if (!soFar.owed) return;
  await settle(session, sheet, soFar.owed);
  soFar.owed = undefined;
}

/** @returns undefined when what is known of the sheet no longer holds. */
async function writeAsLooked(
  session: Session,
  contents: ExcelContents,
  sheet: SheetToWrite,
  soFar: SoFar,
): Promise<Omit<Result, "notes"> | undefined> {
  const overwrote = (cells: readonly ChangedCell[]): void => {
    for (const cell of cells) soFar.overwritten.set(JSON.stringify(cell), cell);
  };
  const outcome = await writeSheet(session, contents, sheet, overwrote).catch((error: unknown) => {
    // Nobody knows whether it was done.
    overwrote(sheet.overtyped);
    throw error;
  });
  if (outcome.what === "written") return { names: namesAfter(contents.definedNames, outcome.names) };
  soFar.owed = outcome.owed;
  return undefined;
}

/** How the sheet looks is not known by now, so all of it is written. */
async function lookAndWrite(
  session: Session,
  sheet: SheetToWrite,
  soFar: SoFar,
): Promise<Omit<Result, "notes"> | undefined> {
  await putBackWhatIsOwed(session, sheet, soFar);
  const { wanted } = sheet;
  const { contents, decisions } = await decide(session, [wanted], new Set([wanted.role]));
  const [decision] = decisions;
  if (decision?.what === "write") return writeAsLooked(session, contents, decision.sheet, soFar);
  const message = decision?.what === "left" ? decision.message : undefined;
  return { names: contents.definedNames, ...(message === undefined ? {} : { message }) };
}

const halfWritten = (title: string): string =>
  `The sheet "${title}" may be half written: if so its first cell says that the refresh was interrupted. The next refresh makes it whole.`;

const keptChanging = (title: string): string =>
  `Somebody was at work on the sheet "${title}" each time it was to be written. What they typed is there. Refresh again when they have finished.`;
