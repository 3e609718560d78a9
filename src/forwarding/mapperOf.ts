import { createMapper } from "../mapping/createMapper.ts";
import type { ForwarderOptions, LeadMapper } from "./forwarder.ts";

/** The mapper of a forwarder, made of its rules where none was given. */
export function mapperOf({ mapper, rules }: ForwarderOptions): LeadMapper {
  if (mapper !== undefined && rules === undefined) return mapper;
  if (rules !== undefined && mapper === undefined) return createMapper(rules);
  throw new TypeError("Expected either `rules` or `mapper`, and not both.");
}
