import { enumTexts } from "../members/members";
import { HostError } from "./behaviour";

/**
 * Whether a value is of a type as the member table writes it. A single value does where `any[][]` is asked for: Excel gives it to
 * each cell.
 */
export function isOfType(type: string, value: unknown, handles: WeakSet<object>): boolean {
  return alternatives(type).some((one) => isOfOne(one, value, handles));
}

function isOfOne(type: string, value: unknown, handles: WeakSet<object>): boolean {
  if (type === "any" || type === "any[][]") return true;
  if (type.endsWith("[]")) {
    const inner = type.slice(0, -2).replace(/^\((.*)\)$/, "$1");
    return Array.isArray(value) && value.every((one) => isOfType(inner, one, handles));
  }
  if (type.startsWith("'")) return enumTexts(type.slice(1, -1))?.includes(value as string) ?? false;
  if (type.startsWith('"')) return JSON.stringify(value) === type;
  if (type === "null") return value === null;
  if (type === "string" || type === "number" || type === "boolean") return typeof value === type;
  if (typeof value !== "object" || value === null) return false;
  return type === "object"
    ? !handles.has(value)
    : handles.has(value) && (value as { type: string }).type === type;
}

/** `Range|string` → its parts; what stands in brackets stays together. */
function alternatives(type: string): readonly string[] {
  const parts = [""];
  let depth = 0;
  for (const letter of type) {
    if (letter === "|" && depth === 0) {
      parts.push("");
      continue;
    }
    depth += letter === "(" ? 1 : letter === ")" ? -1 : 0;
    parts.push(`${parts.pop() ?? ""}${letter}`);
  }
  return parts;
}

/** @throws InvalidArgument where an argument is not what the method takes. */
export function checkArguments(
  parameters: readonly string[],
  args: readonly unknown[],
  location: string,
  handles: WeakSet<object>,
): void {
  parameters.forEach((parameter, at) => {
    if (parameter.startsWith("...")) return;
    const value = args[at] ?? null;
    if (value === null && parameter.endsWith("?")) return;
    const type = parameter.replace(/\?$/, "");
    if (!isOfType(type, value, handles))
      throw new HostError(
        "InvalidArgument",
        `${location}: argument ${at + 1} is ${shown(value)}, not ${type}.`,
      );
  });
}

export const shown = (value: unknown): string => (JSON.stringify(value) ?? "undefined").slice(0, 80);
