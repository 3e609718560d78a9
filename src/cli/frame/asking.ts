import type { CommandCall } from "./command.ts";
import { CommandFailure } from "./failure.ts";
import type { Text } from "./language.ts";

/** Asks for confirmation, unless `--yes` is given. */
export async function askYes({ output, options, signal }: CommandCall, question: string): Promise<void> {
  if (options.flag("yes")) return;
  if (!output.isInteractive) throw new CommandFailure("usage", nobodyToAsk, { question });
  const { confirm } = await import("@clack/prompts");
  const answer = await confirm({ message: question, initialValue: false, output: process.stderr, signal });
  if (answer !== true) throw new CommandFailure("interrupted", saidNo);
}

/** Asks the user to type a sentence before an irreversible action; `--yes` is not enough. */
export async function askSentence(
  { output, options, signal }: CommandCall,
  sentence: string,
  question: string,
): Promise<void> {
  const given = options.text("confirm");
  if (given === sentence) return;
  if (given !== undefined || !output.isInteractive)
    throw new CommandFailure("usage", needsSentence, { question, sentence });
  const { text } = await import("@clack/prompts");
  const message = `${question}\n${output.say(typeIt, { sentence })}`;
  const answer = await text({ message, output: process.stderr, signal });
  if (answer !== sentence) throw new CommandFailure("interrupted", saidNo);
}

const nobodyToAsk = {
  en: "{question} There is no terminal to ask: run it with --yes. Nothing was sent.",
  uk: "{question} Немає термінала, щоб запитати: викличте з --yes. Нічого не надіслано.",
  pl: "{question} Nie ma terminala, żeby zapytać: wywołaj z --yes. Nic nie wysłano.",
} satisfies Text;

const needsSentence = {
  en: '{question} Run it with --confirm "{sentence}". Nothing was done.',
  uk: '{question} Викличте з --confirm "{sentence}". Нічого не зроблено.',
  pl: '{question} Wywołaj z --confirm "{sentence}". Nic nie zrobiono.',
} satisfies Text;

const typeIt = {
  en: "Type: {sentence}",
  uk: "Напишіть: {sentence}",
  pl: "Napisz: {sentence}",
} satisfies Text;

const saidNo = { en: "Nothing was done.", uk: "Нічого не зроблено.", pl: "Nic nie zrobiono." } satisfies Text;
