import { collapseSpaces } from "./letters.ts";

/** The parts of a person's name. A part that is not there is an empty text. */
export interface NameParts {
  readonly first: string;
  readonly last: string;
  /** The patronymic or the middle names. */
  readonly middle: string;
}

/** Which part comes first. `auto` looks for a patronymic and takes the given name first without one. */
export type NameOrder = "first-last" | "last-first" | "auto";

/**
 * Takes a full name apart: `Гнатюк Тарас Іванович`, `Ірина Литвин`, `Agnieszka Maria Wójcik-Żółć`.
 *
 * - A patronymic (`-ович`, `-івна`, `-овна`, …) is found in any order, and the given name is the one before it.
 * - A comma means surname first: `Gnatiuk, Taras`.
 * - One word alone is the given name.
 * - Particles belong to the surname: `van der Berg`, `de la Cruz`, `von Stein`.
 */
export function splitName(text: string, order: NameOrder = "auto"): NameParts {
  const whole = collapseSpaces(text);
  const comma = whole.indexOf(",");
  if (comma > 0) {
    const [first = "", ...middle] = words(whole.slice(comma + 1));
    return { first, last: whole.slice(0, comma).trim(), middle: middle.join(" ") };
  }
  const parts = words(whole);
  if (parts.length < 2) return { first: whole, last: "", middle: "" };
  const at = parts.findIndex((part, index) => index > 0 && patronymic.test(part));
  if (at > 0) {
    const last = [...parts.slice(0, at - 1), ...parts.slice(at + 1)].join(" ");
    if (last !== "") return { first: parts[at - 1] ?? "", last, middle: parts[at] ?? "" };
  }
  if (order === "last-first") {
    const [last = "", first = "", ...middle] = parts;
    return { first, last, middle: middle.join(" ") };
  }
  let start = parts.length - 1;
  while (start > 1 && particles.includes(` ${parts[start - 1]?.toLowerCase()} `)) start -= 1;
  return {
    first: parts[0] ?? "",
    last: parts.slice(start).join(" "),
    middle: parts.slice(1, start).join(" "),
  };
}

function words(text: string): string[] {
  return text.split(" ").filter((word) => word !== "");
}

const patronymic =
  /^(?:\p{L}{2,}(?:ович|евич|йович|івна|ївна|овна|евна|ична|[oe]vych|[oe]vich|ivna|yivna|[oe]vna)|ілліч|ильич|лукич|кузьмич|хомич|фомич)$/iu;
const particles = " van der den de la las los del di da du dos von zu zum le ten ter ";
