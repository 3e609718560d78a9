import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { RulesError } from "../../src/shared/errors/rulesError.ts";
import { type Attack, attacks } from "../mapping/attacks.ts";
import type { HostileCase } from "./hostile.bench.ts";

/**
 * Rules of an untrusted sender compiled once, and its lead of the given number of bytes mapped or explained
 * once.
 */
export const hostileRules: Readonly<Record<string, HostileCase>> = Object.fromEntries(
  Object.entries(attacks).flatMap(([name, attack]) =>
    (["map", "explain"] as const).map((method) => [`${method}: ${name}`, caseOf(attack, method)]),
  ),
);

function caseOf(attack: Attack, method: "map" | "explain"): HostileCase {
  return (bytes) => {
    const { rules, lead } = attack(bytes);
    return () => {
      try {
        // Rules are untrusted, so the types say nothing of them.
        createMapper(rules as never)[method](lead, { receivedAt: new Date(1_795_180_000_000) });
      } catch (error) {
        if (!(error instanceof RulesError)) throw error;
      }
    };
  };
}
