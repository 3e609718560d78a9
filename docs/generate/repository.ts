/**
 * Where the package lives on GitHub, as `owner/name`. Empty until the owner has decided; until then nothing
 * can be published. Write it here and run `npm run generate`: package.json, CODEOWNERS and the issue
 * templates follow.
 */
export const repository: string = "";

/** The fields of package.json that name the repository. npm refuses provenance where they name another one. */
export function manifestLinks(name: string): Record<string, unknown> {
  if (name === "") return {};
  const address = `https://github.com/${name}`;
  return {
    repository: { type: "git", url: `git+${address}.git` },
    homepage: `${address}#readme`,
    bugs: { url: `${address}/issues` },
  };
}
