import { type Member, eventOfRegistration, isClass, isIn, memberOf, publicName } from "../members/members";
import { type Behaviour, type Handle, HostError } from "./behaviour";
import { checkArguments, isOfType, shown } from "./check";
import type { Batch } from "./session";

/** Gets, sets and calls members of one object, and says so where the API, the requirement set or the host does not have them. */

/** @throws ApiNotFound where the API has no such member, or a newer one than is simulated. */
export function memberNamed({ session }: Batch, type: string, name: string): Member {
  if (isService(type)) return { kind: "scalar", set: "1.1", returns: "any" };
  const member = memberOf(type, name);
  if (!member) throw new HostError("ApiNotFound", `Excel's API has no ${type}.${name}.`);
  const { apiVersion } = session.host;
  if (!isIn(member.set, apiVersion))
    throw new HostError(
      "ApiNotFound",
      `${type}.${name} came with ExcelApi ${member.set}, and this is ${apiVersion}.`,
    );
  return member;
}

/** What the library asks for by the name of a class at Excel's (`Microsoft.DynamicRibbon.DynamicRibbon`) is no part of the public API. */
const isService = (type: string): boolean => type.includes(".");

export const behaviourOf = ({ session }: Batch, type: string): Behaviour => session.behaviours[type] ?? {};

export function getMember(batch: Batch, handle: Handle, name: string): unknown {
  const { type } = handle;
  batch.location = `${type}.${name}`;
  memberNamed(batch, type, name);
  const { get, items } = behaviourOf(batch, type);
  const found = get?.[name];
  if (found) return found(handle, batch.session.host);
  if (name === "count" && items) return items(handle, batch.session.host).length;
  throw notImplemented(type, name);
}

/** Whether the host has it: what it lacks is left out where nobody asked for it by name. */
export const hasProperty = (batch: Batch, type: string, name: string): boolean =>
  behaviourOf(batch, type).get?.[name] !== undefined;

export function setMember(batch: Batch, handle: Handle, name: string, value: unknown): void {
  const { type } = handle;
  batch.location = `${type}.${name}`;
  const { type: valueType = "any", readonly, kind } = memberNamed(batch, type, name);
  if (readonly || kind !== "scalar") throw new HostError("InvalidArgument", `${type}.${name} can't be set.`);
  if (!isOfType(valueType, value, batch.handles))
    throw new HostError("InvalidArgument", `${type}.${name}: ${shown(value)} is not ${valueType}.`);
  const found = behaviourOf(batch, type).set?.[name];
  if (!found) throw notImplemented(type, name);
  found(handle, value, batch.session.host);
}

/** @param wireName as the request has it: `GetRange`, `_RegisterChangedEvent`. */
export function callMember(
  batch: Batch,
  handle: Handle,
  wireName: string,
  args: readonly unknown[],
): unknown {
  const { type } = handle;
  if (wireName.startsWith("_")) return callInternal(batch, handle, wireName, args);
  const name = publicName(type, wireName);
  const location = `${type}.${name}`;
  batch.location = location;
  const { parameters = [], returns } = memberNamed(batch, type, name);
  checkArguments(parameters, args, location, batch.handles);
  // What gives an object is no reason to work formulas out: each range that is written to comes of such a call.
  if (returns !== undefined && !isClass(returns)) batch.session.settle();
  return methodOf(batch, type, name)(handle, args);
}

type Method = (handle: Handle, args: readonly unknown[]) => unknown;

/** What the host has, or what follows from it. */
function methodOf(batch: Batch, type: string, name: string): Method {
  const { call, items } = behaviourOf(batch, type);
  const { host } = batch.session;
  const own = call?.[name];
  if (own) return (handle, args) => own(handle, args, host);
  if (items && name === "getCount") return (handle) => items(handle, host).length;
  if (items && name === "getItemAt") return (handle, [at]) => itemAt(items(handle, host), at as number);
  if (items && name === "getItem") return (handle, [key]) => itemByKey(batch, items(handle, host), key);
  const stem = /^(.*)OrNullObject$/.exec(name)?.[1];
  if (stem === undefined || !(call?.[stem] || (items && stem === "getItem")))
    throw notImplemented(type, name);
  const strict = methodOf(batch, type, stem);
  return (handle, args) => {
    try {
      return strict(handle, args);
    } catch (error) {
      if (error instanceof HostError && error.code === "ItemNotFound") return null;
      throw error;
    }
  };
}

function itemAt(items: readonly Handle[], at: number): Handle {
  const found = items[at];
  if (!found) throw new HostError("InvalidArgument", `There is no item ${at}: there are ${items.length}.`);
  return found;
}

/** The item whose id or name that is: after a sync the client asks for what it has by id. */
export function itemByKey(batch: Batch, items: readonly Handle[], key: unknown): Handle {
  const { host } = batch.session;
  const wanted = String(key).toLowerCase();
  const found =
    items.find((item) => Object.values(idsOf(batch, item)).includes(key)) ??
    items.find(
      (item) => String(behaviourOf(batch, item.type).get?.["name"]?.(item, host)).toLowerCase() === wanted,
    );
  if (!found) throw new HostError("ItemNotFound", `There is no ${String(key)} here.`);
  return found;
}

/** By which the client finds an object again: `Id` where the API shows it, else `_Id`. */
export function idsOf(batch: Batch, handle: Handle): Record<string, unknown> {
  const { id, get } = behaviourOf(batch, handle.type);
  const { host } = batch.session;
  const shown = memberOf(handle.type, "id")?.kind === "scalar" ? get?.["id"] : undefined;
  if (shown) return { Id: shown(handle, host) };
  return id ? { [memberOf(handle.type, "id") ? "Id" : "_Id"]: id(handle, host) } : {};
}

/** What the client library calls by itself. */
function callInternal(batch: Batch, handle: Handle, method: string, args: readonly unknown[]): unknown {
  const { type } = handle;
  batch.location = `${type}.${method}`;
  if (method === "_RemoveReference") return void batch.session.references.delete(String(args[0]));
  if (method === "_KeepReference" || method === "_OnAccess") return undefined;
  if (method === "_ValidateArraySize") return checkSize(batch, handle, args);
  const event = eventOfRegistration(type, method);
  if (event === undefined) throw notImplemented(type, method);
  batch.location = `${type}.${event}`;
  memberNamed(batch, type, event);
  if (!behaviourOf(batch, type).events?.includes(event)) throw notImplemented(type, event);
  return undefined;
}

/** Before the client sends a big block row by row, it asks whether the block is as big as the range. */
function checkSize(batch: Batch, handle: Handle, [rows, columns]: readonly unknown[]): undefined {
  const size = [getMember(batch, handle, "rowCount"), getMember(batch, handle, "columnCount")];
  if (size[0] === rows && size[1] === columns) return undefined;
  throw new HostError(
    "InvalidArgument",
    `${String(rows)} × ${String(columns)} values for ${size.join(" × ")} cells.`,
  );
}

export const notImplemented = (type: string, name: string): HostError =>
  new HostError(
    "HostNotImplemented",
    `${type}.${name} is in Excel's API, but this workbook host does not have it.`,
  );
