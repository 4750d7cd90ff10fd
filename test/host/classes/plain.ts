import type { Behaviour, Handle } from "../wire/behaviour";

type Access<H extends Handle> = Required<Pick<Behaviour<H>, "get" | "set">>;

/**
 * Members that are parts of an object of the book, read and written as they are: `{ showValue: "showValue" }`, member to part. The
 * wire has made sure that a value is of the member's type.
 */
export function plain<H extends Handle, T extends object>(
  of: (handle: H) => T,
  parts: Readonly<Record<string, keyof T>>,
): Access<H> {
  const each = Object.entries(parts);
  return {
    get: Object.fromEntries(each.map(([member, part]) => [member, (handle: H): unknown => of(handle)[part]])),
    set: Object.fromEntries(
      each.map(([member, part]) => [
        member,
        (handle: H, value: unknown): void => void Object.assign(of(handle), { [part]: value }),
      ]),
    ),
  };
}
