interface ChoiceGiven {
  readonly label: string;
  readonly value: string;
  /** A value and its words. */ readonly options: readonly (readonly [string, string])[];
  readonly onChoose: (value: string) => void;
}

/** A list to choose one from. */
export function Choice({ label, value, options, onChoose }: ChoiceGiven) {
  return (
    <select aria-label={label} value={value} onChange={(event: Event) => onChoose(textOf(event))}>
      {options.map(([each, words]) => (
        <option value={each}>{words}</option>
      ))}
    </select>
  );
}

/** What was typed or chosen. */
export function textOf({ target }: Event): string {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : "";
}
