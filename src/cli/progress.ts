import { SingleBar } from "cli-progress";

export interface StepBar {
  say(step: string): void;
  stop(): void;
}

const SILENT: StepBar = { say: () => {}, stop: () => {} };

/** What is being done, on a terminal only: files and pipes get the summary alone. */
export function stepBar(wanted: boolean): StepBar {
  if (!wanted || !process.stderr.isTTY) return SILENT;
  const bar = new SingleBar({
    format: "  {step}  {duration_formatted}",
    clearOnComplete: true,
    hideCursor: true,
    stream: process.stderr,
  });
  bar.start(1, 0, { step: "Opening the workbook" });
  return { say: (step) => bar.update(0, { step }), stop: () => bar.stop() };
}
