import { fieldsRead } from "../../../src/core/measure/fields-read";
import { prepareMeasures } from "../../../src/core/measure/prepare";
import type { Setup } from "../../../src/core/setup/setup";
import type { FieldsRead } from "../../../src/core/table/measures-touched";

/** What each measure of a setup reads. */
export const fieldsReadOf = (setup: Setup): FieldsRead =>
  fieldsRead(prepareMeasures(setup, new Set()).measures);
