import { describe, expectTypeOf, it } from "vitest";
import type * as areas from "../../src/api/methods/areas.ts";
import type { ApiMethods } from "../../src/api/methods/methods.ts";

type NamesOf<Area> = Area extends unknown ? keyof Area : never;

describe("the types of the methods", () => {
  it("are those of every file that is listed", () => {
    expectTypeOf<NamesOf<(typeof areas)[keyof typeof areas]>>().toEqualTypeOf<keyof ApiMethods>();
  });
});
