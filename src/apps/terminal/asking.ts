import type { CommandCall } from "./command.ts";
import { escapedLines, oneLine } from "./escape.ts";
import { CommandFailure } from "./failure.ts";
import { english } from "./language.ts";

/** Asks for confirmation, unless `--yes` is given. */
export async function askYes({ output, options, signal }: CommandCall, question: string): Promise<void> {
  if (options.flag("yes")) return;
  if (!output.isInteractive) throw new CommandFailure("usage", "asking.nobodyToAsk", { question });
  const { confirm } = await import("@clack/prompts");
  const message = asked(question);
  const answer = await confirm({ message, initialValue: false, output: process.stderr, signal });
  if (answer !== true) throw new CommandFailure("interrupted", "asking.saidNo");
}

/** A sentence that a user types, as the key of its text. */
type SentenceKey = "register.eraseSentence" | "resend.sentence" | "probe.sentence";

/**
 * Asks the user to type a sentence before an irreversible action; `--yes` is not enough. The English sentence counts in
 * every language, so that a script does not depend on the language of its terminal.
 */
export async function askSentence(
  { output, options, signal }: CommandCall,
  key: SentenceKey,
  question: string,
): Promise<void> {
  const confirmation = options.text("confirm");
  const sentence = output.say(key);
  const accepted: readonly unknown[] = [sentence, english.say(key)];
  if (accepted.includes(confirmation)) return;
  if (confirmation !== undefined || !output.isInteractive)
    throw new CommandFailure("usage", "asking.needsSentence", { question, sentence });
  const { text } = await import("@clack/prompts");
  const message = asked(`${question}\n${output.say("asking.typeIt", { sentence })}`);
  const answer = await text({ message, output: process.stderr, signal });
  if (!accepted.includes(answer)) throw new CommandFailure("interrupted", "asking.saidNo");
}

/** What can be chosen, as an option would give it. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

export async function askChoice(
  { signal }: CommandCall,
  question: string,
  choices: readonly Choice[],
): Promise<string> {
  const { select } = await import("@clack/prompts");
  const [message, options] = [asked(question), choices.map(askedChoice)];
  return answered(await select({ message, options, maxItems: 12, output: process.stderr, signal }));
}

export async function askChoices(
  { signal }: CommandCall,
  question: string,
  choices: readonly Choice[],
): Promise<readonly string[]> {
  const { multiselect } = await import("@clack/prompts");
  const [message, options] = [asked(question), choices.map(askedChoice)];
  const promptOptions = { message, options, required: true, maxItems: 12 };
  return answered(await multiselect({ ...promptOptions, output: process.stderr, signal }));
}

export async function askText(
  { signal }: CommandCall,
  question: string,
  initialValue: string,
  check: (value: string) => string | undefined,
): Promise<string> {
  const { text } = await import("@clack/prompts");
  const validate = (value = "") => {
    const problem = check(value);
    return problem === undefined ? undefined : asked(problem);
  };
  const message = asked(question);
  return answered(await text({ message, initialValue, validate, output: process.stderr, signal }));
}

/** Prompts draw on the terminal themselves, so what they show is escaped here. A line feed is of the question. */
function asked(question: string): string {
  return escapedLines(question.split("\n"));
}

function askedChoice({ value, label }: Choice): Choice {
  return { value, label: oneLine(label) };
}

/** Returns the answer. A cancelled question ends the command. */
function answered<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (isAnswer(answer)) return answer;
  throw new CommandFailure("interrupted", "asking.saidNo");
}

function isAnswer<Answer>(answer: Answer): answer is Exclude<Answer, symbol> {
  return typeof answer !== "symbol";
}
