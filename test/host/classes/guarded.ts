import type { Sheet } from "../book/book";
import type { Chart } from "../book/chart";
import type { Allowance } from "../book/protection";
import { refuseIfProtected } from "../book/protection";
import type { Behaviour, Behaviours, Handle } from "../wire/behaviour";
import { HostError } from "../wire/behaviour";

interface OnSheet extends Handle {
  readonly sheet: Sheet;
  readonly chart?: Chart;
}

type Wrapped = (handle: OnSheet, ...rest: never[]) => unknown;

/**
 * The same classes, whose members can't be set, and whose methods can't be called but to get something, while the sheet is protected
 * and its protection does not allow this. Their handles have the sheet.
 */
export const unlessProtected = (behaviours: Behaviours, allowance?: Allowance): Behaviours =>
  guarded(behaviours, ({ sheet }) => refuseIfProtected(sheet, allowance));

/** The same for what is in a chart; of one that the host only keeps as its file has it nothing can be changed. */
export const inChangeableChart = (behaviours: Behaviours): Behaviours =>
  guarded(behaviours, ({ sheet, chart }) => {
    refuseIfProtected(sheet, "allowEditObjects");
    if (chart?.source === undefined) return;
    throw new HostError("HostNotImplemented", `The workbook host only keeps the chart ${chart.name}.`);
  });

function guarded(behaviours: Behaviours, refuse: (handle: OnSheet) => void): Behaviours {
  const wrap = <T extends Wrapped>(does: T): T =>
    ((handle: OnSheet, ...rest: never[]) => {
      refuse(handle);
      return does(handle, ...rest);
    }) as T;
  const wrapped = <T extends Wrapped>(members: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(members).map(([name, does]) => [name, HARMLESS.test(name) ? does : wrap(does)]),
    );
  return Object.fromEntries(
    Object.entries(behaviours as Readonly<Record<string, Behaviour<OnSheet>>>).map(([type, behaviour]) => [
      type,
      {
        ...behaviour,
        ...(behaviour.set ? { set: wrapped(behaviour.set) } : {}),
        ...(behaviour.call ? { call: wrapped(behaviour.call) } : {}),
      },
    ]),
  );
}

const HARMLESS = /^get|^activate$/;
