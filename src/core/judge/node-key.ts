import type { Node } from "../setup/organisation";
import { fold } from "../table/column";

/** One text for a node, whichever object stands for it. */
export const nodeKey = (node: Node): string => `${node.level}:${fold(node.name)}`;
