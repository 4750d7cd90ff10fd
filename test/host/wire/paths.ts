import { memberOf, publicName } from "../members/members";
import { type Handle, HostError } from "./behaviour";
import { behaviourOf, callMember, getMember, itemByKey, notImplemented } from "./access";
import { type ArgumentInfo, type ObjectPath, PathType, type ReferenceTree } from "./messages";
import type { Batch, Subject } from "./session";

/** What a path of the request stands for; looked up when it is first used. @throws HostError where that fails. */
export function subjectOf(batch: Batch, id: number): Subject {
  const known = batch.subjects.get(id);
  if (known) return known;
  const path = batch.request.ObjectPaths[id];
  if (!path) throw new HostError("InvalidArgument", `The request has no object path ${id}.`);
  const subject = lookedUp(batch, path);
  batch.subjects.set(id, subject);
  return subject;
}

function lookedUp(batch: Batch, path: ObjectPath): Subject {
  switch (path.ObjectPathType) {
    case PathType.Global:
      return { type: "Workbook", handle: { type: "Workbook" } };
    case PathType.New:
      return { type: path.Name, handle: { type: path.Name } };
    case PathType.Reference: {
      const handle = batch.session.references.get(path.Name);
      if (!handle)
        throw new HostError("InvalidReference", `The client has let go of the object ${path.Name}.`);
      return { type: handle.type, handle, reference: path.Name };
    }
    case PathType.Null:
      return { type: "", handle: null };
    default:
      return childOf(batch, path);
  }
}

/** A child of a null object is a null object. */
function childOf(batch: Batch, path: ObjectPath): Subject {
  const { type, handle } = subjectOf(batch, path.ParentObjectPathId ?? -1);
  const indexed = path.ObjectPathType === PathType.Indexer;
  const name = indexed ? "getItem" : publicName(type, path.Name);
  const { type: valueType, returns } = memberOf(type, name) ?? {};
  const childType = returns ?? valueType ?? "";
  if (handle === null) return { type: childType, handle: null };
  const found = gotten(batch, path, handle, name);
  if (found === null || found === undefined) return { type: childType, handle: null };
  const child = found as Handle;
  return { type: child.type, handle: child };
}

function gotten(batch: Batch, path: ObjectPath, handle: Handle, name: string): unknown {
  if (path.ObjectPathType === PathType.Property) return getMember(batch, handle, name);
  const args = argumentsOf(batch, path.ArgumentInfo);
  if (path.ObjectPathType === PathType.Method) return callMember(batch, handle, path.Name, args);
  // The client asks for what it has by id, of collections too whose items the API can only count.
  if (memberOf(handle.type, name)) return callMember(batch, handle, "GetItem", args);
  const items = behaviourOf(batch, handle.type).items?.(handle, batch.session.host);
  if (!items) throw notImplemented(handle.type, name);
  return itemByKey(batch, items, args[0]);
}

/** The arguments with client objects as handles, inside arrays and plain objects too. */
export function argumentsOf(batch: Batch, info: ArgumentInfo | undefined): readonly unknown[] {
  const { Arguments = [], ReferencedObjectPathIds = [] } = info ?? {};
  return Arguments.map((value, at) => argument(batch, value, ReferencedObjectPathIds[at]));
}

function argument(batch: Batch, value: unknown, reference: ReferenceTree | undefined): unknown {
  if (typeof reference === "number" && reference !== 0) return handleOf(batch, reference);
  if (Array.isArray(value)) {
    const inner = Array.isArray(reference) ? (reference as readonly ReferenceTree[]) : [];
    return value.map((one, at) => argument(batch, one, inner[at]));
  }
  return withHandles(batch, value);
}

/** Inside plain objects a client object is `{_ObjectPathId: 7}`. */
export function withHandles(batch: Batch, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => withHandles(batch, one));
  const path = (value as { _ObjectPathId?: unknown })._ObjectPathId;
  if (typeof path === "number") return handleOf(batch, path);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withHandles(batch, one)]));
}

function handleOf(batch: Batch, path: number): Handle {
  const { handle } = subjectOf(batch, path);
  if (handle === null) throw new HostError("InvalidArgument", "An argument is a null object.");
  batch.handles.add(handle);
  return handle;
}
