import type { SheetSpec } from "../../src/core/sheet/spec";
import { richPage } from "../file/apply/rich";

/** The title of the page that the self-test lets the port make. */
export const PAGE = "PrimedSelfTest page";

/** A page with one of everything, under names that no workbook has besides. */
export const ownPage = (latest?: readonly number[]): SheetSpec =>
  renamed({ ...richPage(latest ? { latest } : {}), title: PAGE }) as SheetSpec;

function renamed(value: unknown): unknown {
  if (typeof value === "string")
    return value
      .replaceAll("team:North", "team:PrimedSelfTest")
      .replaceAll("PrimedFacts", "PrimedSelfTestFacts");
  if (Array.isArray(value)) return value.map(renamed);
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, renamed(one)]));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamed(one)]));
  return value;
}
