/** Runs one program in the folder where the package is installed, and prints what it shows as JSON. */
const [path = ""] = process.argv.slice(2);
const { run } = await import(path);
console.log(JSON.stringify(await run()));
// Clients of servers stay open.
process.exit(0);
