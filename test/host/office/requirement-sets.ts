import { isIn } from "../members/members";

/** Which requirement sets an Excel of this API version says that it has, each with its newest version. */
export const requirementSets = (apiVersion: string): Readonly<Record<string, string>> => ({
  ExcelApi: apiVersion,
  // Without it the library does not ask to wait while somebody types in a cell (`delayForCellEdit`).
  DelayForCellEdit: "1.1",
  SharedRuntime: "1.1",
  RibbonApi: "1.1",
  RichApiRuntime: "1.2",
  RichApiRuntimeFlag: "1.2",
});

/** As `Office.context.requirements.isSetSupported` says it. */
export function isSetSupported(apiVersion: string, set: string, version = "1.1"): boolean {
  const newest = requirementSets(apiVersion)[set];
  return newest !== undefined && isIn(version, newest);
}
