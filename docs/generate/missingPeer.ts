/** What to do where msw is not installed. A runtime's own message names only the file that imports it. */
export const mswMissing =
  "`baselinker-sdk/msw` needs msw: run `npm install --save-dev msw@3`, or import `baselinker-sdk/fake`, which needs nothing.";

/**
 * The built file with its import of msw, which says what to install where msw is missing. No source can say so for
 * both formats: only ESM can wait for an import, and only CommonJS can catch one.
 */
export function withMissingPeer(built: string): string {
  const asked = built
    .replace(
      /^import \{ ([\w, ]+) \} from ["']msw["'];$/m,
      'const { $1 } = await import("msw").catch((error) => { throw mswError(error); });',
    )
    .replace(
      /^var (\w+) = require\(["']msw["']\);$/m,
      'var $1;\ntry { $1 = require("msw"); } catch (error) { throw mswError(error); }',
    );
  if (asked === built) throw new Error("The built file imports msw in a way this step does not know.");
  return `${asked}
function mswError(error) {
  const isMissing = /MODULE_NOT_FOUND/.test(error?.code) && /['"]msw['"]/.test(error.message);
  return isMissing ? Object.assign(new Error(${JSON.stringify(mswMissing)}, { cause: error }), { code: error.code }) : error;
}
`;
}
