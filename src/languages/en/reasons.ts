import { reasonTexts } from "../../forwarding/contract/reasonTexts.ts";
import { postgresCodes } from "../../forwarding/postgres/postgresCodes.ts";
import { redisCodes } from "../../forwarding/redis/redisCodes.ts";
import { sqliteCodes } from "../../forwarding/sqlite/sqliteCodes.ts";

export const reasons = { ...reasonTexts, ...redisCodes, ...postgresCodes, ...sqliteCodes };
