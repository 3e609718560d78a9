import type { Rule } from "./door.ts";
import { audience } from "./rules/audience.ts";
import { cost } from "./rules/cost.ts";
import { erasure } from "./rules/erasure.ts";
import { folder } from "./rules/folder.ts";
import { library } from "./rules/library.ts";
import { marks } from "./rules/marks.ts";
import { models } from "./rules/models.ts";
import { output } from "./rules/output.ts";

/** Every rule of docs/decisions/doors.md, in the order of its table. */
export const rules: readonly Rule[] = [audience, models, marks, output, cost, folder, library, erasure];
