import { uk } from "../../src/languages/uk/language.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import type { Rules } from "../../src/mapping/rules/rules.ts";
import { threadTimer } from "../support/threadTimer.ts";

/**
 * What a language costs: `npm run bench -- messages`. A lead with 35 issues is mapped in English and in Ukrainian, in
 * turns, and its issues are translated alone.
 */
const mostTimes = 1.3;
const mostMicroseconds = 1;
const context = { receivedAt: new Date(1_795_180_000_000) };

/** What a field cannot take as it is: several values, no text. */
const values: readonly unknown[] = [["12", "13"], {}, ["12", "13"]];
const names = Array.from({ length: 35 }, (_, index) => `field_${index}`);
const rules: Rules = {
  version: 1,
  fields: {
    order_status_id: { value: 1 },
    email: "email",
    ...Object.fromEntries(names.map((name, index) => [`deal_cf_${index + 1}`, name])),
  },
};
const lead = {
  email: "anna@example.com",
  ...Object.fromEntries(names.map((name, index) => [name, values[index % values.length]])),
};

const mappers = { english: createMapper(rules), ukrainian: createMapper(rules, { language: uk }) };
const { issues } = mappers.english.map(lead, context);
if (issues.length !== 35) throw new Error(`Expected 35 issues, not ${issues.length}.`);

const [english = Number.NaN, ukrainian = Number.NaN, translated = Number.NaN] = mediansOf([
  () => mappers.english.map(lead, context),
  () => mappers.ukrainian.map(lead, context),
  () => issues.map(uk.issue),
]);
const times = ukrainian / english;
console.log(
  `a lead with 35 issues: ${english.toFixed(1)} µs in English, ${times.toFixed(2)} times as long in Ukrainian, goal ${mostTimes}: ${times <= mostTimes ? "reached" : "MISSED"}`,
);
const microseconds = translated / issues.length;
console.log(
  `an issue alone: ${microseconds.toFixed(2)} µs, goal ${mostMicroseconds}: ${microseconds <= mostMicroseconds ? "reached" : "MISSED"}`,
);

/** The median of the processor time of each work, in microseconds, measured in turns. */
function mediansOf(works: readonly (() => unknown)[]): readonly number[] {
  const measured = works.map((): number[] => []);
  for (let round = 0; round < 16; round += 1) {
    for (const [index, work] of works.entries()) {
      const micros = microsecondsOf(work);
      // The first round compiles.
      if (round > 0) measured[index]?.push(micros);
    }
  }
  return measured.map((values) => [...values].sort((a, b) => a - b)[7] ?? Number.NaN);
}

function microsecondsOf(work: () => unknown): number {
  // The clock of a thread has steps of some milliseconds.
  const count = 10_000;
  const timer = threadTimer();
  for (let index = 0; index < count; index += 1) work();
  return (timer() * 1000) / count;
}
