import { checkedFormula } from "../book/typed-value";
import { HostError } from "../wire/behaviour";

const WITHOUT_FORMULA = ["Automatic", "LowestValue", "HighestValue"];

/**
 * `{ type: "Number", formula: "=10" }`: where a data bar or a colour scale begins or ends.
 * @throws HostError `InvalidArgument` for another type than these, or a number or formula that is missing.
 */
export function boundOf<Type extends string>(
  value: unknown,
  types: readonly Type[],
): { type: Type; formula?: string } {
  const { type, formula } = (value ?? {}) as { type?: unknown; formula?: unknown };
  const known = types.find((one) => one === type);
  if (known === undefined)
    throw new HostError("InvalidArgument", `A bound is not of the type ${String(type)}.`);
  if (WITHOUT_FORMULA.includes(known)) return { type: known };
  const text = typeof formula === "number" ? String(formula) : formula;
  if (typeof text !== "string" || text.trim() === "") {
    throw new HostError("InvalidArgument", `A bound of the type ${known} needs its formula.`);
  }
  if (text.startsWith("=")) return { type: known, formula: checkedFormula(text) };
  if (Number.isFinite(Number(text))) return { type: known, formula: text };
  throw new HostError("InvalidArgument", `${text} is neither a number nor a formula.`);
}
