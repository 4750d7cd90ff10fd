import { Readable } from "node:stream";
import type { Command, CommanderError } from "commander";
import type { Streams } from "../../src/cli/spc-command";

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs a command of the command line in this process, as a person would type its arguments. */
export async function runCommand(
  make: (streams: Streams) => Command,
  args: readonly string[],
  stdin = "",
): Promise<Ran> {
  const written = { out: "", err: "" };
  const command = make({
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: { write: (text) => (written.out += text) },
    stderr: { write: (text) => (written.err += text) },
  })
    .exitOverride()
    .configureOutput({ writeErr: (text) => (written.err += text) });
  const before = process.exitCode;
  try {
    await command.parseAsync([...args], { from: "user" });
    return { code: Number(process.exitCode), ...written };
  } catch (error) {
    return { code: (error as CommanderError).exitCode, ...written };
  } finally {
    process.exitCode = before;
  }
}
