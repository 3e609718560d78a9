import type { Studio } from "./studio.ts";
import type { RulesFile } from "./wire.ts";

interface ChoiceGiven {
  readonly label: string;
  readonly value: string;
  /** The values to choose from, each with its label. */
  readonly options: readonly (readonly [string, string])[];
  readonly onChoose: (value: string) => void;
}

/** A list to choose one from. */
export function Choice({ label, value, options, onChoose }: ChoiceGiven) {
  return (
    <select aria-label={label} value={value} onChange={(event: Event) => onChoose(textOf(event))}>
      {options.map(([optionValue, words]) => (
        <option value={optionValue}>{words}</option>
      ))}
    </select>
  );
}

/** What was typed or chosen. */
export function textOf({ target }: Event): string {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : "";
}

interface LeadChoiceGiven extends Pick<RulesFile, "leads"> {
  readonly studio: Studio;
  readonly id: string;
  readonly onChoose: (id: string) => void;
}

/** The choice of the lead that the rules are tried with. */
export function LeadChoice({ studio, leads, id, onChoose }: LeadChoiceGiven) {
  const { say } = studio;
  const { short } = studio.formats.value;
  if (leads.length === 0 && id === "") return <p class="note">{say("rules.noKept")}</p>;
  const options = leads.map((lead): [string, string] => [
    lead.id,
    `${say(`status.${lead.status}`)} · ${lead.key ?? lead.id} · ${short(lead.receivedAt)}`,
  ]);
  // The chosen lead may be older than those in the list.
  if (!leads.some((lead) => lead.id === id)) options.unshift([id, id]);
  return (
    <p class="row">
      <Choice label={say("rules.lead")} value={id} options={options} onChoose={onChoose} />
      <a href={`#/lead/${id}`}>{say("rules.openLead")}</a>
    </p>
  );
}
