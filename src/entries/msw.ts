// The same names as above, here with msw's handlers: an export by name comes before one by `*`.
export { createFakeAccount, type FakeAccount } from "../msw/createFakeAccount.ts";
export { handlersFor } from "../msw/handlers.ts";
export * from "./fake.ts";
