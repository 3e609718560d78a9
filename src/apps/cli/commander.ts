import { Argument, Command, CommanderError, Option } from "commander";
import { closestName } from "../../shared/options/closestName.ts";
import {
  type ArgumentDeclaration,
  type CommandDeclaration,
  type Ending,
  type GivenOptions,
  givenOptions,
  type OptionDeclaration,
} from "../terminal/command.ts";
import { commonOptions } from "../terminal/commonOptions.ts";
import { endings, exitCodes } from "../terminal/exitCodes.ts";
import { CommandFailure } from "../terminal/failure.ts";
import type { Language } from "../terminal/language.ts";
import { packageVersion } from "../terminal/packageFiles.ts";
import type { Sink } from "../terminal/sink.ts";

export interface ChosenCommand {
  readonly declaration: CommandDeclaration;
  readonly words: readonly string[];
  readonly options: GivenOptions;
}

/**
 * Builds commander's program from the declarations. `program` returns an ending if no command is to run. If the first
 * word is a command, others are skipped, and so are unneeded options: building all takes a third of a start.
 */
export function buildProgram(
  declarations: readonly CommandDeclaration[],
  language: Language,
  words: readonly string[],
  sink: Sink,
) {
  let chosen: ChosenCommand | undefined;
  const root = configured(new Command("baselinker-sdk"), language, sink);
  root.description(language.say("usage.program"));
  root.version(packageVersion(), "-V, --version", language.say("usage.version"));
  root.addHelpText("after", () => exitHelp(language));
  const groups = new Map<string, Command>();
  const isNamed = declarations.some(({ name }) => name.split(" ")[0] === words[0]);
  for (const declaration of declarations) {
    const [first = "", second] = declaration.name.split(" ");
    if (isNamed && first !== words[0]) continue;
    let parent = root;
    if (second !== undefined) {
      parent = groups.get(first) ?? configured(root.command(first), language, sink);
      parent.description(language.say("usage.group"));
      groups.set(first, parent);
    }
    const command = configured(parent.command(second ?? first), language, sink);
    command.description(language.say(declaration.about));
    for (const argument of declaration.arguments ?? []) command.addArgument(toArgument(argument, language));
    const options = [...declaration.options, ...commonOptions];
    // For a command that was not called, one option is enough: help then shows `[options]`.
    for (const option of words.includes(first) ? options : options.slice(0, 1))
      command.addOption(toOption(option, language));
    command.action(() => {
      const argumentWords = command.processedArgs.flat().filter((word) => typeof word === "string");
      const values: Record<string, unknown> = command.opts();
      chosen = { declaration, words: argumentWords, options: givenOptions(values) };
    });
  }
  const called = declarations.find(({ name }) => `${words.join(" ")} `.startsWith(`${name} `));
  const next = nextStep(called, language);
  return { program: () => parse(root, words, { language, sink, next }), chosen: () => chosen };
}

function configured(command: Command, language: Language, sink: Sink): Command {
  return command
    .exitOverride()
    .helpOption("-h, --help", language.say("usage.help"))
    .helpCommand(false)
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => sink.print(text.replace(/\n$/, "").split("\n")),
      writeErr: () => {},
      outputError: () => {},
      getOutHelpWidth: () => sink.columns ?? 80,
      getOutHasColors: () => false,
    })
    .configureHelp({
      showGlobalOptions: false,
      // Omits commander's English `[options]`, which every command has.
      subcommandTerm: (subcommand) =>
        [subcommand.name(), ...subcommand.registeredArguments.map(argumentTerm)].join(" "),
      styleUsage: (usage) =>
        usage
          .replace("[options]", language.say("usage.placeholder.options"))
          .replace("[command]", language.say("usage.placeholder.command")),
      optionDescription: withChoices,
      argumentDescription: withChoices,
      styleTitle: (title) => {
        const known = headings.find((heading) => `${heading}:` === title);
        return known === undefined ? title : language.say(`usage.heading.${known}`);
      },
    });
}

function withChoices({ description, argChoices }: Option | Argument): string {
  return argChoices === undefined ? description : `${description}: ${argChoices.join(", ")}`;
}

function argumentTerm(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function toOption(declaration: OptionDeclaration, language: Language): Option {
  const { flags, choices, isRepeatable, number } = declaration;
  const option = new Option(flags, language.say(declaration.about));
  const name = option.long ?? flags;
  if (choices !== undefined) {
    option.choices(choices);
    option.argParser((value) => choiceOf(choices, value, name));
  }
  if (number !== undefined) option.argParser((value) => numberOf(number, value, name));
  if (isRepeatable === true) {
    option.argParser((value: string, before: unknown) => {
      const values =
        choices === undefined ? [value] : value.split(",").map((part) => choiceOf(choices, part, name));
      return Array.isArray(before) ? [...before, ...values] : values;
    });
  }
  return option;
}

function toArgument(declaration: ArgumentDeclaration, language: Language): Argument {
  const { name, choices } = declaration;
  const argument = new Argument(name, language.say(declaration.about));
  if (choices !== undefined) {
    argument.choices(choices);
    argument.argParser((value) => choiceOf(choices, value, argument.name()));
  }
  return argument;
}

async function parse(
  root: Command,
  words: readonly string[],
  {
    language,
    sink,
    next,
  }: { readonly language: Language; readonly sink: Sink; readonly next: readonly string[] },
): Promise<Ending | undefined> {
  try {
    if (words.length === 0) {
      root.outputHelp();
      return "yes";
    }
    await root.parseAsync(words, { from: "user" });
    return undefined;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return "yes";
    // The help of a group called without a command was not written to any stream.
    const text =
      error.code === "commander.help" ? language.say("usage.noCommand") : usageMessage(error, language);
    sink.complain([text, ...next]);
    return "usage";
  }
}

/** What to do after an error of the command line: an example of the command that was called, and its help. */
function nextStep(called: CommandDeclaration | undefined, language: Language): readonly string[] {
  const { name: command = "", examples: [example] = [] } = called ?? {};
  return example === undefined
    ? [language.say("usage.tryHelp")]
    : [language.say("usage.forExample", { example }), language.say("usage.allOptions", { command })];
}

function usageMessage(error: CommanderError, language: Language): string {
  const [, close] = /Did you mean (?:one of )?(.+?)\?\)/s.exec(error.message) ?? [];
  const what = wrongWord(error, language);
  return close === undefined ? what : `${what} ${language.say("usage.didYouMean", { close })}`;
}

function wrongWord({ code, message }: CommanderError, language: Language): string {
  const [, name = ""] = /['"]([^'"]*)['"]/.exec(message) ?? [];
  if (code === "commander.unknownOption" && /^--token(?:=|$)/.test(name)) return language.say("usage.token");
  const [, expected, given] = /Expected (\d+) arguments? but got (\d+)/.exec(message) ?? [];
  if (expected !== undefined && given !== undefined)
    return language.say("usage.excessArguments", { expected: Number(expected), given });
  const known = usageErrors.find((error) => `commander.${error}` === code);
  return known === undefined
    ? message.replace(/^error: /, "").replace(/\n\(Did you mean.*$/s, "")
    : language.say(`usage.${known}`, { name: name.slice(0, 60) });
}

function exitHelp(language: Language): string {
  const rows = endings.map(
    (ending) => `  ${String(exitCodes[ending]).padEnd(5)}${language.say(`exit.${ending}`)}`,
  );
  return `\n${language.say("usage.heading.ExitCodes")}\n${rows.join("\n")}`;
}

/** The errors of commander that have a text of ours. */
const usageErrors = ["unknownCommand", "unknownOption", "missingArgument", "optionMissingArgument"] as const;

/** The titles of commander's help. */
const headings = ["Usage", "Arguments", "Options", "Commands"] as const;

function choiceOf(choices: readonly string[], value: string, name: string): string {
  if (choices.includes(value)) return value;
  const closest = closestName(value, choices);
  const details = { name, given: value.slice(0, 60), choices: choices.join(", ") };
  throw closest === undefined
    ? new CommandFailure("usage", "usage.noChoice", details)
    : new CommandFailure("usage", "usage.misspelt", { ...details, closest });
}

/** Returns a whole number within its limits. Rejects text that only starts with a number. */
function numberOf(
  { least, most = Number.MAX_SAFE_INTEGER }: { readonly least: number; readonly most?: number },
  value: string,
  name: string,
): number {
  const number = /^-?\d{1,16}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  const text = most === Number.MAX_SAFE_INTEGER ? "usage.noNumber" : "usage.noNumberBetween";
  throw new CommandFailure("usage", text, { name, given: value.slice(0, 60), least, most });
}
