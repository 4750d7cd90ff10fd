import { behaviours } from "../../host/classes/all";
import { isClass, memberOf } from "../../host/members/members";

/** What a behaviour may do with each kind of member. A name that the API does not have would never be called, and nobody would notice. */
test("what the host can do is in Excel's API, under these names", () => {
  const wrong: string[] = [];
  const check = (
    type: string,
    names: object | undefined,
    fits: (kind: string, readonly?: boolean) => boolean,
  ) => {
    for (const name of Object.keys(names ?? {})) {
      const member = memberOf(type, name);
      if (!member || !fits(member.kind, member.readonly))
        wrong.push(`${type}.${name} is ${member?.kind ?? "unknown"}`);
    }
  };
  for (const [type, { get, set, call, items, events }] of Object.entries(behaviours)) {
    if (!isClass(type)) wrong.push(`${type} is no class`);
    check(type, get, (kind) => kind === "scalar" || kind === "navigation");
    check(type, set, (kind, readonly) => kind === "scalar" && readonly !== true);
    check(type, call, (kind) => kind === "method");
    check(type, items && { items }, (kind) => kind === "items");
    check(type, Object.fromEntries((events ?? []).map((name) => [name, true])), (kind) => kind === "event");
  }
  expect(wrong).toEqual([]);
});
