import { Marked, type Token, type Tokens } from "marked";

/** What npm's page of a package shows of its README. */
interface VisitorPage {
  readonly html: string;
  readonly headings: readonly string[];
  readonly tables: number;
  readonly links: readonly PageLink[];
}

/** A link or a picture, and the address that it has on npm's page. */
interface PageLink {
  readonly text: string;
  readonly target: string;
  /** `undefined` where it leads nowhere: npm completes a relative address with the repository's, if it knows one. */
  readonly address: string | undefined;
}

/**
 * Renders a README as npm's page of the package does: Markdown of GitHub, whose relative links lead to the repository's
 * files and whose relative pictures are read from there.
 *
 * @param repository - as `owner/name`, empty if package.json names none
 */
export function visitorPage(readme: string, repository: string): VisitorPage {
  const marked = new Marked({ gfm: true });
  const links: PageLink[] = [];
  const headings: string[] = [];
  let tables = 0;
  marked.use({
    walkTokens(token: Token) {
      if (isHeading(token)) headings.push(token.text);
      if (token.type === "table") tables += 1;
      if (!isLink(token)) return;
      const target = token.href;
      const address = isAbsolute(target) ? target : addressIn(repository, target, token.type === "image");
      links.push({ text: token.text, target, address });
      if (address !== undefined) token.href = address;
    },
  });
  const html = marked.parse(readme, { async: false });
  return { html, headings, tables, links };
}

/** One line for each link that leads nowhere on the page. */
export function pageProblems(page: VisitorPage, hasFile: (path: string) => boolean): string[] {
  const anchors = new Set(page.headings.map(anchorOf));
  return page.links.flatMap(({ text, target }) => {
    if (target.startsWith("#"))
      return anchors.has(target.slice(1))
        ? []
        : [`[${text}] leads to a heading that does not exist: ${target}`];
    const [path = ""] = target.split("#");
    return isAbsolute(target) || hasFile(path)
      ? []
      : [`[${text}] leads to a file that the repository does not have: ${path}`];
  });
}

function addressIn(repository: string, path: string, isPicture: boolean): string | undefined {
  if (repository === "") return undefined;
  return isPicture
    ? `https://raw.githubusercontent.com/${repository}/HEAD/${path}`
    : `https://github.com/${repository}/blob/HEAD/${path}`;
}

function isAbsolute(target: string): boolean {
  return /^(?:https?:|mailto:|#)/.test(target);
}

/** The id that GitHub gives to a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === "heading";
}

function isLink(token: Token): token is Tokens.Link | Tokens.Image {
  return token.type === "link" || token.type === "image";
}
