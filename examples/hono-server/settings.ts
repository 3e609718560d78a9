/** What the program reads from its environment. */
export const settings = {
  token: needed("BASELINKER_TOKEN", "the token of your Base account"),
  secret: needed("WEBHOOK_SECRET", "the secret that your shop signs with"),
  /** The address of `npx baselinker-sdk fake`, to try it out. */
  baseUrl: process.env.BASELINKER_URL,
  file: process.env.LEADS_FILE ?? "leads.sqlite",
  port: Number(process.env.PORT ?? 3000),
};

function needed(name: string, what: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name} to ${what}.`);
  return value;
}
