import { basename, extname } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import type { Moment } from "../core/calendar/day";
import { FatalProblem } from "../core/problem";
import { refresh, type Refreshed } from "../core/refresh";
import { FileBusy, isSameFile, nodeCodec, readFileBytes, refuseIfOpen, writeFileSafely } from "../file/disk";
import { openFileWorkbook } from "../file/file-workbook";
import { parseAsOf, parseNow } from "./as-of";
import { EXIT } from "./exit-codes";
import { fatalJson, refreshedJson } from "./json";
import { stepBar } from "./progress";
import { summaryOf } from "./summary";

export interface RefreshArguments {
  out?: string;
  asOf?: Moment;
  now?: number;
  json?: boolean;
  check?: boolean;
  backup?: boolean;
}

/** `primed refresh book.xlsx` */
export function refreshCommand(): Command {
  return new Command("refresh")
    .description("Read a workbook's team sheets and write its dashboards back into it")
    .argument("<workbook>", "the .xlsx or .xlsm file")
    .addOption(new Option("--out <file>", "write to another file, leaving this one as it is"))
    .addOption(
      new Option("--as-of <date>", "look back from this date, YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS").argParser(
        checked(parseAsOf),
      ),
    )
    .addOption(
      new Option("--now <instant>", "the time of the refresh, as 2026-11-24T08:40:00Z").argParser(
        checked(parseNow),
      ),
    )
    .option("--json", "print the results as JSON")
    .option("--check", "say what would be written, and write nothing")
    .option("--backup", "keep a copy of the file that is overwritten, beside it")
    .action(async (path: string, options: RefreshArguments) => {
      process.exitCode = await runRefresh(path, options);
    });
}

/** Refreshes a file and prints what came of it. Gives the exit code; see EXIT. */
export async function runRefresh(path: string, options: RefreshArguments): Promise<number> {
  const started = performance.now();
  const now = options.now ?? Date.now();
  const steps = stepBar(!options.json);
  try {
    const { bytes, fingerprint } = await readFileBytes(path);
    const target = options.out ?? path;
    const inPlace = await isSameFile(path, target);
    if (!options.check) await refuseIfOpen(target);
    const workbook = await openFileWorkbook(bytes, nodeCodec);
    if (!inPlace) refuseEnding(target, await workbook.extension());
    const done = await refresh(workbook, {
      now,
      progress: steps.say,
      ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    });
    const saved = await workbook.save();
    const needed = !options.check && !(inPlace && saved === bytes);
    const keepCopy = options.backup === true;
    const wrote = needed
      ? await write(target, saved, { keepCopy, ...(inPlace ? { expectedBefore: fingerprint } : {}) })
      : undefined;
    steps.stop();
    print(done, path, wrote, performance.now() - started, options);
    return EXIT.done;
  } catch (error) {
    steps.stop();
    return report(error, options, performance.now() - started);
  }
}

/** Before any work: a name under which Excel would not open the workbook. */
function refuseEnding(target: string, extension: string): void {
  if (extname(target).toLowerCase() === extension) return;
  throw new FatalProblem(
    `--out ${basename(target)} must end in ${extension}, as this workbook is of that kind: Excel opens it under no other ending.`,
  );
}

/** Where it was written, and where the copy of what was there before is. */
export interface Wrote {
  file: string;
  backup?: string;
}

async function write(
  file: string,
  bytes: Uint8Array,
  options: Parameters<typeof writeFileSafely>[2],
): Promise<Wrote> {
  try {
    const copy = await writeFileSafely(file, bytes, options);
    return { file, ...(copy === undefined ? {} : { backup: copy }) };
  } catch (error) {
    throw new FileBusy(sentenceOf(error));
  }
}

function print(
  done: Refreshed,
  path: string,
  wrote: Wrote | undefined,
  ms: number,
  { json, check }: RefreshArguments,
): void {
  if (json) process.stdout.write(`${JSON.stringify(refreshedJson(done, ms))}\n`);
  else process.stdout.write(summaryOf(done, path, wrote, check === true));
}

function report(error: unknown, { json }: RefreshArguments, ms: number): number {
  const message = sentenceOf(error);
  const where = error instanceof FatalProblem ? error.where : {};
  if (json) process.stdout.write(`${JSON.stringify(fatalJson(message, where, ms))}\n`);
  process.stderr.write(`${message}\n`);
  if (error instanceof FileBusy) return EXIT.notWritten;
  return error instanceof FatalProblem ? EXIT.fatal : EXIT.fault;
}

function sentenceOf(error: unknown): string {
  if (error instanceof FatalProblem || error instanceof FileBusy) return error.message;
  const detail = error instanceof Error ? error.message : String(error);
  return `Primed itself failed (${detail}). The workbook is as it was. Please report this, with the workbook's setup if you can.`;
}

function checked<T>(parse: (text: string) => T | undefined): (text: string) => T {
  return (text) => {
    const value = parse(text);
    if (value === undefined) throw new InvalidArgumentError(`"${text}" is not of that form.`);
    return value;
  };
}
