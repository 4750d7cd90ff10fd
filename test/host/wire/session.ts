import type { Behaviours, Handle, Host } from "./behaviour";
import type { RequestBody } from "./messages";

/** What lasts from one request of a client to the next. */
export interface Session {
  readonly host: Host;
  behaviours: Behaviours;
  /** Objects that the client keeps, by `_ReferenceId`. */
  readonly references: Map<string, Handle>;
  lastReference: number;
  /** Works formulas out, if something was changed since the last time. */
  settle(): void;
}

/** What an object path stands for. */
export interface Subject {
  /** The class; of a null object too, where it is known. */
  readonly type: string;
  /** Null: a null object. */
  readonly handle: Handle | null;
  /** By which the client keeps it. */
  reference?: string;
}

/** One request while it is processed. */
export interface Batch {
  readonly session: Session;
  readonly request: RequestBody;
  /** By the id of the path: each is looked up once a request, when it is first used. */
  readonly subjects: Map<number, Subject>;
  /** The handles among arguments, so that they are not taken for plain objects. */
  readonly handles: WeakSet<object>;
  /** `Worksheet.getRange`: what was at work when an error comes. */
  location: string | undefined;
}
