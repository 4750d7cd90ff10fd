import table from "./members.json";

/** One member of a class of Excel's API, as its published types say it. */
export interface Member {
  kind: "scalar" | "navigation" | "method" | "items" | "event";
  /** The requirement set it came with: `1.9`, or `Desktop 1.1`, `Online 1.1` and `Preview`. */
  set: string;
  /** Of a property, and of the items of a collection: `number`, `any[][]`, `'SheetVisibility'` (an enum's texts), `Range|string`. */
  type?: string;
  readonly?: boolean;
  /** Of a method, `?` after those that may be left out. */
  parameters?: readonly string[];
  /** Of a method: undefined when it gives nothing. */
  returns?: string;
}

interface Class {
  set: string;
  members: Readonly<Record<string, Omit<Member, "set"> & { set?: string }>>;
}

const classes = table.classes as unknown as Readonly<Record<string, Class>>;
const enums: Readonly<Record<string, readonly string[]>> = table.enums;

/** Where the wire has another name than the public one with a capital. */
const ALIASES: Readonly<Record<string, string>> = {
  "Worksheet.Gridlines": "showGridlines",
  "Worksheet.Headings": "showHeadings",
  "Style.Orientation": "textOrientation",
};
const SAME_ON_THE_WIRE = new Set(["Image.format", "Line.connectorType"]);

export const isClass = (name: string): boolean => name in classes;

export const enumTexts = (name: string): readonly string[] | undefined => enums[name];

/** A member by its public name. Undefined: the API has no such thing. */
export function memberOf(type: string, name: string): Member | undefined {
  const found = classes[type];
  const member = found && Object.hasOwn(found.members, name) ? found.members[name] : undefined;
  return found && member && { ...member, set: member.set ?? found.set };
}

export const membersOf = (type: string): readonly string[] => Object.keys(classes[type]?.members ?? {});

/** What a class's member on the wire (`TabColor`) is called in the API (`tabColor`). */
export const publicName = (type: string, wireName: string): string =>
  ALIASES[`${type}.${wireName}`] ?? wireName.slice(0, 1).toLowerCase() + wireName.slice(1);

export const wireName = (type: string, name: string): string =>
  SAME_ON_THE_WIRE.has(`${type}.${name}`) ? name : name.slice(0, 1).toUpperCase() + name.slice(1);

/** A member by its public name in whatever case: `load` does not mind. */
export function nameInAnyCase(type: string, name: string): string | undefined {
  if (memberOf(type, name)) return name;
  const wanted = name.toLowerCase();
  return membersOf(type).find((member) => member.toLowerCase() === wanted);
}

/** What listens to an event is `_RegisterChangedEvent` or `_RegisterEventMoved` on the wire; the event itself, `onChanged`. */
export function eventOfRegistration(type: string, method: string): string | undefined {
  const [, name] = /^_(?:Unr|R)egister(?:Event)?(\w+?)(?:Event)?$/.exec(method) ?? [];
  if (name === undefined) return undefined;
  return (
    [`on${name}`, `on${name.replace(/^Data/, "")}`].find((event) => memberOf(type, event)) ?? `on${name}`
  );
}

/** Whether something of a requirement set is there where `version` is the newest. */
export function isIn(set: string, version: string): boolean {
  if (!/^\d/.test(set)) return false;
  const [major = 0, minor = 0] = set.split(".").map(Number);
  const [newestMajor = 0, newestMinor = 0] = version.split(".").map(Number);
  return major < newestMajor || (major === newestMajor && minor <= newestMinor);
}
