/** The words of a language, which tests look for in its texts and pages. */
export interface Glossary {
  /** The letters of the alphabet, in lower case: words with others are of another language. */
  readonly letters: string;
  /** Names and abbreviations that are written with other letters, and words that are the same in English. */
  readonly foreign: readonly string[];
  /** Frequent words that no other language has: a text of another language that has one is not translated. */
  readonly frequent: readonly string[];
  /** Words that no text says, as there is another one for what they mean. */
  readonly never: readonly UnwantedWords[];
}

interface UnwantedWords {
  /**
   * The words, in which `*` stands for any letters and `(word)` for a word that may be left out. A pattern with a capital
   * letter fits only where the text has it too.
   */
  readonly words: readonly string[];
  readonly instead: string;
  /**
   * The places where the words have the meaning that needs the other one: a file of the language (`register`), a text of
   * it (`register.leads_wait`), the pages (`docs`) or one of them (`docs.rules`). All, if it is left out.
   */
  readonly only?: readonly string[];
  /** Places where the words mean something else. */
  readonly except?: readonly string[];
}
