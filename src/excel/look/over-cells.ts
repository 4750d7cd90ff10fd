/// <reference types="office-js" />
import type { Made } from "../../core/sheet/made";
import type { Condition } from "../../core/sheet/condition";
import type { SheetSpec } from "../../core/sheet/spec";
import type { Rect } from "../../workbook";
import type { Session } from "../run";
import {
  conditionsNow,
  queueConditionRanges,
  queueConditionsLook,
  withHalfMade,
  type ConditionNow,
  type ConditionsLook,
} from "../write/conditions-now";
import {
  queueMoreOfValidations,
  queueValidationsLook,
  validationsNow,
  type ValidationNow,
  type ValidationsLook,
} from "../write/validations-now";

/** What lies over the cells of a sheet of ours. */
export interface OverCellsNow {
  conditions: ConditionNow[];
  validations: ValidationNow[];
}

/** What was asked, to be answered by the next sync and the ones after it. */
export interface OverCellsLook {
  conditions: ConditionsLook | undefined;
  validations: ValidationsLook | undefined;
  made: Made;
  /** On a sheet whose writing was broken off: what may be half made. */
  halfMade: readonly Condition[] | undefined;
}

/** Nothing is asked of what is not wanted and was not made before. */
export function queueOverCells(
  sheet: Excel.Worksheet,
  areas: readonly Rect[],
  { conditions, validations }: SheetSpec,
  made: Made,
  before: Made | undefined,
  brokenOff: boolean,
): OverCellsLook {
  const madeSomething = before === undefined || before.size > 0;
  return {
    conditions: conditions.length || madeSomething ? queueConditionsLook(sheet, areas) : undefined,
    validations:
      validations.length || madeSomething ? queueValidationsLook(sheet, areas, validations) : undefined,
    made,
    halfMade: brokenOff ? conditions : undefined,
  };
}

/** Asks on until all is known. */
export async function finishOverCells(
  session: Session,
  looks: readonly OverCellsLook[],
  date1904: boolean,
): Promise<OverCellsNow[]> {
  const asked = looks.map(
    ({ conditions, made, halfMade }) =>
      conditions !== undefined && queueConditionRanges(conditions, made, halfMade !== undefined),
  );
  let waiting = asked.includes(true);
  for (;;) {
    const more = looks.map(
      ({ validations }) => validations !== undefined && queueMoreOfValidations(validations),
    );
    if (!waiting && !more.includes(true)) break;
    await session.sync();
    waiting = false;
  }
  return looks.map(({ conditions, validations, halfMade }) => ({
    conditions: conditions ? withHalfMade(conditionsNow(conditions), halfMade ?? []) : [],
    validations: validations ? validationsNow(validations, date1904) : [],
  }));
}
