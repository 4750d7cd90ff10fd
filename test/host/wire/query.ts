import { isIn, memberOf, membersOf, nameInAnyCase, wireName } from "../members/members";
import { type Handle, HostError } from "./behaviour";
import { behaviourOf, getMember, hasProperty, idsOf, memberNamed } from "./access";
import type { QueryInfo } from "./messages";
import type { Batch, Subject } from "./session";

/** What is asked for of an object: all its scalars, and members by name. */
interface Selection {
  all: boolean;
  names: Map<string, Selection>;
}

/** Client-side only, and no harm in asking for it. */
const NOT_ASKED_OF_THE_HOST = new Set(["isnullobject"]);

/** The answer to a `load`: what was selected, under the names of the wire. */
export function queried(
  batch: Batch,
  { handle }: { handle: Handle },
  info: QueryInfo = {},
): Record<string, unknown> {
  return loaded(batch, handle, selectionOf(info), info);
}

function selectionOf({ Select = [], Expand = [] }: QueryInfo): Selection {
  const root: Selection = { all: Select.length === 0, names: new Map() };
  for (const path of Select) select(root, path);
  for (const path of Expand) select(root, path);
  return root;
}

function select(root: Selection, path: string): void {
  let at = root;
  for (const part of path.split(/[./]/).map((text) => text.trim())) {
    if (part === "" || part === "*") {
      at.all = true;
      return;
    }
    const inner = at.names.get(part) ?? { all: false, names: new Map<string, Selection>() };
    at.names.set(part, inner);
    at = inner;
  }
  at.all = true;
}

function loaded(
  batch: Batch,
  handle: Handle,
  selection: Selection,
  part: QueryInfo = {},
): Record<string, unknown> {
  const answer = idsOf(batch, handle);
  const { items } = behaviourOf(batch, handle.type);
  const { own, ofItems } = divided(handle.type, selection);
  if (own.all) for (const name of scalarsOf(batch, handle.type)) load(batch, handle, name, own, answer);
  for (const [name, inner] of own.names) load(batch, handle, name, inner, answer);
  if (items && (ofItems.all || ofItems.names.size > 0)) {
    const { Skip = 0, Top } = part;
    const all = items(handle, batch.session.host).map((item, _Index) => ({ item, _Index }));
    answer["_Items"] = all
      .slice(Skip, Top === undefined ? undefined : Skip + Top)
      .map(({ item, _Index }) => ({ _Index, ...loaded(batch, item, ofItems) }));
  }
  return answer;
}

/** Of a collection, names go to its items, but for those that it has itself. */
function divided(type: string, selection: Selection): { own: Selection; ofItems: Selection } {
  const own: Selection = { all: selection.all, names: new Map() };
  const itemType = memberOf(type, "items")?.type;
  const ofItems: Selection = { all: itemType !== undefined && selection.all, names: new Map() };
  for (const [name, inner] of selection.names) {
    if (NOT_ASKED_OF_THE_HOST.has(name.toLowerCase())) continue;
    if (itemType !== undefined && name.toLowerCase() === "items") {
      ofItems.all ||= inner.all;
      for (const [key, value] of inner.names) ofItems.names.set(key, value);
      continue;
    }
    const member = nameInAnyCase(type, name);
    const itemMember = itemType && nameInAnyCase(itemType, name);
    if (member !== undefined) own.names.set(member, inner);
    if (itemMember) ofItems.names.set(itemMember, inner);
    if (member === undefined && !itemMember)
      throw new HostError("InvalidArgument", `Excel's API has no ${type}.${name} to load.`);
  }
  return { own, ofItems };
}

/** What a load without names gives: what there is of it in the simulated requirement set and in this host. */
const scalarsOf = (batch: Batch, type: string): readonly string[] =>
  membersOf(type).filter((name) => {
    const member = memberOf(type, name);
    return (
      member?.kind === "scalar" &&
      isIn(member.set, batch.session.host.apiVersion) &&
      hasProperty(batch, type, name)
    );
  });

function load(
  batch: Batch,
  handle: Handle,
  name: string,
  inner: Selection,
  answer: Record<string, unknown>,
): void {
  const { kind } = memberNamed(batch, handle.type, name);
  if (kind !== "scalar" && kind !== "navigation")
    throw new HostError("InvalidArgument", `${handle.type}.${name} is not a property that can be loaded.`);
  const value = getMember(batch, handle, name);
  const key = wireName(handle.type, name);
  if (kind === "scalar") answer[key] = value;
  else answer[key] = value === null ? null : loaded(batch, value as Handle, inner);
}

/** Tells the client by which reference an object is kept. */
export const keptAs = ({ reference }: Subject): Record<string, unknown> =>
  reference === undefined ? {} : { _ReferenceId: reference };

export function keep(batch: Batch, subject: Subject): void {
  if (subject.handle === null || subject.reference !== undefined) return;
  const { session } = batch;
  subject.reference = `${subject.type}:${++session.lastReference}`;
  session.references.set(subject.reference, subject.handle);
}
