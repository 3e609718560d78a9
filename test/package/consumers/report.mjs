/** Prints one line a call; the runner counts them. */
export async function report(what, call) {
  const id = await call();
  if (!(id > 0)) throw new Error(`${what}: no positive result`);
  console.log(`ok: ${what}`);
}
