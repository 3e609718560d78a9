/** What the program reads from its environment. */
export const settings = {
  token: needed("BASELINKER_TOKEN", "the token of your Base account"),
  databaseUrl: needed("DATABASE_URL", "the address of your PostgreSQL"),
  /** The address of `npx baselinker-sdk fake`, to try it out. */
  baseUrl: process.env.BASELINKER_URL,
  port: Number(process.env.PORT ?? 3000),
  /** Only for tests, which do not wait a minute for the leads of a process that died. */
  leaseMs: process.env.LEASE_MS === undefined ? undefined : Number(process.env.LEASE_MS),
};

function needed(name: string, what: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name} to ${what}.`);
  return value;
}
