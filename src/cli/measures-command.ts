import { Command } from "commander";
import { FatalProblem } from "../core/problem";
import { nodeCodec, readFileBytes } from "../file/disk";
import { openFileWorkbook } from "../file/file-workbook";
import { EXIT } from "./exit-codes";
import { measuresJson, type MeasuresJson } from "./measures-json";
import { listMeasures } from "./measures-list";
import { measuresText } from "./measures-text";

/** What the command writes to: the process itself, or a test's stand-in. */
export interface Outputs {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
}

/** `primed measures book.xlsx` */
export function measuresCommand(outputs: Outputs = process): Command {
  return new Command("measures")
    .description("List a workbook's measures in plain words, and what is wrong with them; nothing is written")
    .argument("<workbook>", "the .xlsx or .xlsm file")
    .option("--json", "print the list as JSON")
    .action(async (path: string, { json }: { json?: boolean }) => {
      process.exitCode = await runMeasures(path, json === true, outputs);
    });
}

/** Reads a workbook's setup and prints its measures. Gives the exit code; see EXIT. */
export async function runMeasures(path: string, json: boolean, { stdout, stderr }: Outputs): Promise<number> {
  try {
    const { bytes } = await readFileBytes(path);
    const list = await listMeasures(await openFileWorkbook(bytes, nodeCodec));
    stdout.write(json ? `${JSON.stringify(measuresJson(list))}\n` : measuresText(list));
    return EXIT.done;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const fatal = error instanceof FatalProblem;
    const message = fatal ? detail : `Primed itself failed (${detail}). Please report this.`;
    if (json) stdout.write(`${JSON.stringify(failed(message, fatal ? error.where : {}))}\n`);
    stderr.write(`${message}\n`);
    return fatal ? EXIT.fatal : EXIT.fault;
  }
}

/** The same shape when there is nothing to list, so that a script reads one form. */
const failed = (message: string, where: FatalProblem["where"]): MeasuresJson => ({
  measures: [],
  problems: [{ class: "fatal", where, message }],
});
