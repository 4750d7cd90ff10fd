import { HostError } from "../wire/behaviour";

/**
 * A colour as Excel gives it back: `#RRGGBB` for the same in any case, for `#RGB` or for one of HTML's basic names.
 * @throws HostError `InvalidArgument` for anything else.
 */
export function colourOf(value: unknown): string {
  const text = typeof value === "string" ? value.trim().toLowerCase() : "";
  const hex = BASIC[text] ?? text;
  if (/^#[0-9a-f]{6}$/i.test(hex)) return hex.toUpperCase();
  if (/^#[0-9a-f]{3}$/.test(hex)) return hex.replace(/[0-9a-f]/g, "$&$&").toUpperCase();
  throw new HostError("InvalidArgument", `${String(value)} is not a colour: write #RRGGBB.`);
}

const BASIC: Readonly<Record<string, string>> = {
  black: "#000000",
  silver: "#C0C0C0",
  gray: "#808080",
  white: "#FFFFFF",
  maroon: "#800000",
  red: "#FF0000",
  purple: "#800080",
  fuchsia: "#FF00FF",
  green: "#008000",
  lime: "#00FF00",
  olive: "#808000",
  yellow: "#FFFF00",
  navy: "#000080",
  blue: "#0000FF",
  teal: "#008080",
  aqua: "#00FFFF",
  orange: "#FFA500",
};
