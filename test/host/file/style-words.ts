import type { Border, CellStyle } from "../book/book";

/** What files and the API call the same things. */

export const BORDERS: readonly (readonly [file: string, style: Border["style"], weight: Border["weight"]])[] =
  [
    ["hair", "Continuous", "Hairline"],
    ["thin", "Continuous", "Thin"],
    ["medium", "Continuous", "Medium"],
    ["thick", "Continuous", "Thick"],
    ["dashed", "Dash", "Thin"],
    ["mediumDashed", "Dash", "Medium"],
    ["dotted", "Dot", "Thin"],
    ["dashDot", "DashDot", "Thin"],
    ["mediumDashDot", "DashDot", "Medium"],
    ["dashDotDot", "DashDotDot", "Thin"],
    ["mediumDashDotDot", "DashDotDot", "Medium"],
    ["double", "Double", "Thick"],
    ["slantDashDot", "SlantDashDot", "Medium"],
  ];

export const UNDERLINES: ReadonlyMap<string, CellStyle["font"]["underline"]> = new Map([
  ["none", "None"],
  ["single", "Single"],
  ["double", "Double"],
  ["singleAccounting", "SingleAccountant"],
  ["doubleAccounting", "DoubleAccountant"],
]);

/** `centerContinuous` is `CenterAcrossSelection`; the others differ in their first letter alone. */
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
export const small = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);
