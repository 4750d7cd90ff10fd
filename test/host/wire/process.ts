import { publicName } from "../members/members";
import { behaviourOf, callMember, getMember, idsOf, notImplemented, setMember } from "./access";
import { HostError } from "./behaviour";
import { type Action, ActionType, type RequestBody, type ResponseBody } from "./messages";
import { argumentsOf, subjectOf, withHandles } from "./paths";
import { keep, keptAs, queried } from "./query";
import type { Batch, Session, Subject } from "./session";

/** What a null object answers to what is asked of it. */
const NULL_OBJECT = { _IsNull: true };

/**
 * Does what a request asks for, action by action. When one fails, those before it stand and those after it are not done.
 *
 * @param actions How many to do before it fails all the same: a fault to be tested.
 */
export function processed(session: Session, request: RequestBody, actions = Infinity): ResponseBody {
  const batch: Batch = {
    session,
    request,
    subjects: new Map(),
    handles: new WeakSet(),
    location: undefined,
  };
  const answer: ResponseBody = { Results: [], TraceIds: [] };
  for (const [index, action] of request.Actions.entries()) {
    batch.location = undefined;
    try {
      if (index >= actions) throw new HostError("GeneralException", "The request was broken off.");
      const value = done(batch, action);
      if (action.ActionType === ActionType.Trace) answer.TraceIds.push(action.Id);
      answer.Results?.push({ ActionId: action.Id, Value: value ?? null });
    } catch (error) {
      return { TraceIds: answer.TraceIds, Error: { ...told(error, batch.location), ActionIndex: index } };
    }
  }
  return answer;
}

function told(
  error: unknown,
  location: string | undefined,
): { Code: string; Message: string; Location?: string } {
  const where = location === undefined ? {} : { Location: location };
  if (error instanceof HostError) return { Code: error.code, Message: error.message, ...where };
  // A fault of the host's own: whoever sees it needs to find it.
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { Code: "GeneralException", Message: `The workbook host failed: ${text}`, ...where };
}

function done(batch: Batch, action: Action): unknown {
  if (action.ActionType === ActionType.Trace) return null;
  const subject = subjectOf(batch, action.ObjectPathId);
  const { handle, type } = subject;
  switch (action.ActionType) {
    case ActionType.Instantiate:
      if (handle === null) return null;
      keepIfWanted(batch, subject, action);
      return { ...idsOf(batch, handle), ...keptAs(subject) };
    case ActionType.Query:
    case ActionType.QueryAsJson: {
      if (handle === null) return null;
      batch.session.settle();
      const found = queried(batch, { handle }, action.QueryInfo);
      if (action.ActionType === ActionType.QueryAsJson) return inPublicNames(found);
      keepIfWanted(batch, subject, action);
      return { ...found, ...keptAs(subject) };
    }
    case ActionType.Method:
      if (handle === null) return NULL_OBJECT;
      if (action.Name === "_KeepReference") keep(batch, subject);
      return callMember(batch, handle, action.Name, argumentsOf(batch, action.ArgumentInfo));
    case ActionType.SetProperty:
      if (handle === null) return NULL_OBJECT;
      setMember(batch, handle, publicName(type, action.Name), argumentsOf(batch, action.ArgumentInfo)[0]);
      return null;
    case ActionType.Update:
      if (handle === null) return NULL_OBJECT;
      for (const [name, value] of Object.entries(action.ObjectState ?? {}))
        setMember(batch, handle, publicName(type, name), withHandles(batch, value));
      return null;
    case ActionType.EnsureUnchanged:
      if (handle === null) return NULL_OBJECT;
      batch.session.settle();
      for (const [name, value] of Object.entries(action.ObjectState ?? {}))
        if (JSON.stringify(getMember(batch, handle, publicName(type, name))) !== JSON.stringify(value))
          throw new HostError("InvalidOperation", `${type}.${name} has changed.`);
      return null;
    default:
      throw notImplemented(type, "loadRecursive");
  }
}

/** The client asks once a request that what it comes to hold be kept, and says of single paths that they need not be. */
function keepIfWanted(batch: Batch, subject: Subject, { ObjectPathId }: Action): void {
  const { AutoKeepReference, ObjectPaths } = batch.request;
  if (AutoKeepReference && behaviourOf(batch, subject.type).kept && !ObjectPaths[ObjectPathId]?.D)
    keep(batch, subject);
}

function inPublicNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inPublicNames);
  if (typeof value !== "object" || value === null) return value;
  const named = Object.entries(value).map(([key, one]) => [
    publicName("", key.replace(/^_Items$/, "Items")),
    inPublicNames(one),
  ]);
  return Object.fromEntries(named);
}
