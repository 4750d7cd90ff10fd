/** What the client library sends and expects: the body of one `ProcessQuery` request, and its answer. */
export interface RequestBody {
  AutoKeepReference?: boolean;
  Actions: readonly Action[];
  ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export enum PathType {
  Global = 1,
  New = 2,
  Method = 3,
  Property = 4,
  Indexer = 5,
  Reference = 6,
  Null = 7,
}

export interface ObjectPath {
  Id: number;
  ObjectPathType: PathType;
  Name: string;
  ParentObjectPathId?: number;
  ArgumentInfo?: ArgumentInfo;
  /** The client does not want the object to be kept. */
  D?: boolean;
}

export interface ArgumentInfo {
  Arguments?: readonly unknown[];
  /** At the position of a client object the id of its path, 0 elsewhere; nested as the arguments are. */
  ReferencedObjectPathIds?: readonly ReferenceTree[];
}
export type ReferenceTree = number | readonly ReferenceTree[];

export enum ActionType {
  Instantiate = 1,
  Query = 2,
  Method = 3,
  SetProperty = 4,
  Trace = 5,
  RecursiveQuery = 6,
  QueryAsJson = 7,
  EnsureUnchanged = 8,
  Update = 9,
}

export interface Action {
  Id: number;
  ActionType: ActionType;
  Name: string;
  ObjectPathId: number;
  ArgumentInfo?: ArgumentInfo;
  QueryInfo?: QueryInfo;
  ObjectState?: Readonly<Record<string, unknown>>;
}

export interface QueryInfo {
  Select?: readonly string[];
  Expand?: readonly string[];
  Top?: number;
  Skip?: number;
}

export interface ResponseBody {
  Results?: { ActionId: number; Value: unknown }[];
  TraceIds: number[];
  Error?: { Code: string; Message: string; Location?: string; ActionIndex?: number };
}

/** A person is typing in a cell, and the client is content to wait until that is over. */
export const WAITS_FOR_CELL_EDIT = 64;
