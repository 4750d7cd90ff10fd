import type { SheetSpec } from "../../src/core/sheet/spec";
import { richPage } from "../file/apply/rich";

/** The title of the page that the self-test lets the port make. */
export const PAGE = "PrimedSelfTest page";

/** A page with one of everything, under names that no workbook has besides. */
export const ownPage = (latest?: readonly number[]): SheetSpec =>
  underOwnNames({ ...richPage(latest ? { latest } : {}), title: PAGE }, "PrimedSelfTest");

/** A page of the team North as one of another team, which begins with `PrimedSelfTest`. */
export const underOwnNames = (page: SheetSpec, team: string): SheetSpec => renamed(page, team) as SheetSpec;

function renamed(value: unknown, team: string): unknown {
  if (typeof value === "string")
    return value.replaceAll("team:North", `team:${team}`).replaceAll("PrimedFacts", `${team}Facts`);
  if (Array.isArray(value)) return value.map((one) => renamed(one, team));
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, renamed(one, team)]));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamed(one, team)]));
  return value;
}
