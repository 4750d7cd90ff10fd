import { Command, InvalidArgumentError, Option } from "commander";
import type { Day } from "../core/calendar/day";
import type { Good } from "../core/judge/spc-types";
import { FatalProblem } from "../core/problem";
import { EXIT } from "./exit-codes";
import { spcChart, type ChartOptions } from "./spc-chart";
import { nameOf, readText, type Input } from "./spc-input";
import { spcJson } from "./spc-json";
import { parseDate, parseFigure, readSeries } from "./spc-series";
import { spcText } from "./spc-text";

const GOOD: readonly Good[] = ["higher", "lower", "neutral"];
/** The fewest points that limits may be fixed on, as in the package. */
const FEWEST_TO_FIX = 12;

/** What the command reads and writes: the process itself, or a test's stand-in. */
export interface Streams {
  stdin: Input;
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
}

export interface SpcArguments extends ChartOptions {
  json?: boolean;
}

/** `primed spc series.csv` */
export function spcCommand(streams: Streams = process): Command {
  return new Command("spc")
    .description("Work out an SPC (XmR) chart of one series, to check a chart by hand")
    .argument("<series>", "a CSV file of date,value; - for standard input")
    .addOption(new Option("--good <way>", "which way is improvement").choices(GOOD).default("higher"))
    .addOption(new Option("--target <number>", "the target, in the values' own form").argParser(targetOf))
    .addOption(new Option("--fix <points>", "rest the limits on the first so many points").argParser(fixOf))
    .addOption(
      new Option(
        "--rebase <date>",
        "start the limits again at the first point on or after it; may be repeated",
      )
        .default([] as Day[], "never")
        .argParser(rebaseOf),
    )
    .option("--no-screen", "keep outlying moving ranges in the limits")
    .option("--as-package", "exactly what the R package NHSRplotthedots gives, without Primed's guards")
    .option("--json", "print the points as JSON")
    .action(async (path: string, options: SpcArguments) => {
      process.exitCode = await runSpc(path, options, streams);
    });
}

/** Reads a series and prints its chart. Gives the exit code; see EXIT. */
export async function runSpc(path: string, options: SpcArguments, streams: Streams): Promise<number> {
  const { stdin, stdout, stderr } = streams;
  try {
    const name = nameOf(path);
    const chart = spcChart(readSeries(await readText(path, stdin), name), options);
    if (options.json) {
      stdout.write(`${JSON.stringify(spcJson(chart))}\n`);
      const said = [...chart.xmr.guards.map(({ message }) => message), ...chart.notes];
      for (const sentence of said) stderr.write(`${sentence}\n`);
    } else stdout.write(spcText(chart, name));
    return EXIT.done;
  } catch (error) {
    const fatal = error instanceof FatalProblem;
    const detail = error instanceof Error ? error.message : String(error);
    stderr.write(fatal ? `${detail}\n` : `Primed itself failed (${detail}). Please report this.\n`);
    return fatal ? EXIT.fatal : EXIT.fault;
  }
}

function targetOf(text: string): number {
  const target = parseFigure(text);
  if (!Number.isFinite(target)) throw new InvalidArgumentError(`"${text}" is not a number.`);
  return target;
}

function fixOf(text: string): number {
  const points = Number(text);
  if (!Number.isInteger(points) || points < FEWEST_TO_FIX)
    throw new InvalidArgumentError(`Limits rest on a whole number of points, ${FEWEST_TO_FIX} or more.`);
  return points;
}

function rebaseOf(text: string, before: readonly Day[]): Day[] {
  const date = parseDate(text);
  if (Number.isNaN(date)) throw new InvalidArgumentError(`"${text}" is not a date such as 2026-04-01.`);
  return [...before, date];
}
