import { namespaceOf } from "../xml/find";
import type { XmlElement } from "../xml/parse-part";
import { RELATIONSHIPS } from "./new-sheet-xml";

/** The attribute that lets a new element below `parent` use `r:`; nothing where the part has said already what `r:` is. */
export const relationshipPrefix = (parent: XmlElement): string =>
  namespaceOf(parent, "r") === RELATIONSHIPS ? "" : ` xmlns:r="${RELATIONSHIPS}"`;
