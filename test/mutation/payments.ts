import type { Mutation } from "./mutation.ts";

/** How a buyer pays, and where the parcel waits. */
export const paymentMutations: readonly Mutation[] = [
  {
    file: "mapping/values/point.ts",
    in: "isLabel",
    from: "if (ofMethod.test(label)) return false;",
    to: "",
    says: "a parcel goes to the branch with the number of a delivery method",
    test: "test/mapping/values/point.test.ts",
    name: "the instance of a pick-up",
  },
  {
    file: "mapping/values/point.ts",
    in: "isLabel",
    from: "id.length > 2",
    to: "true",
    says: "a parcel goes to the branch with the number of a method of a carrier",
    test: "test/mapping/values/point.test.ts",
    name: "the instance of a method of a carrier",
  },
  {
    file: "mapping/values/point.ts",
    in: "readPoint",
    from: "? readPoint(id) : undefined",
    to: "? readPoint(id) : text",
    says: "a phone is the id of a point",
    test: "test/mapping/values/point.test.ts",
    name: "a label of something else",
  },
];
