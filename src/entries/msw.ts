// The same names as above, here with msw's handlers: an export by name comes before one by `*`.
export { createFakeAccount, type FakeAccount, handlersFor } from "../msw/createFakeAccount.ts";
export * from "./fake.ts";
