/** How numbers of one calling code are written inside the country. */
export interface PhonePlan {
  /** Dialled before the number inside the country and left out from abroad. */
  readonly trunk: string;
  /** Fewest and most digits after calling code and trunk prefix. */
  readonly min: number;
  readonly max: number;
}

/** The calling code of a country (ISO 3166-1 alpha-2) that this table knows. */
export function callingCode(country: string): string | undefined {
  const code = country.toUpperCase();
  return Object.hasOwn(codes, code) ? codes[code] : undefined;
}

/** The plan of a calling code that this table knows. */
export function phonePlan(code: string): PhonePlan | undefined {
  const plan = Object.hasOwn(plans, code) ? plans[code] : undefined;
  return plan === undefined ? undefined : { trunk: plan[0], min: plan[1], max: plan[2] };
}

/** Facts of the numbering plans (ITU E.164 and the national regulators), for where sellers on Base deliver. */
const plans: Readonly<Record<string, readonly [string, number, number]>> = {
  1: ["1", 10, 10],
  7: ["8", 10, 10],
  30: ["", 10, 10],
  31: ["0", 9, 9],
  32: ["0", 8, 9],
  33: ["0", 9, 9],
  34: ["", 9, 9],
  36: ["06", 8, 9],
  39: ["", 6, 11],
  40: ["0", 9, 9],
  41: ["0", 9, 9],
  43: ["0", 5, 13],
  44: ["0", 9, 10],
  45: ["", 8, 8],
  46: ["0", 7, 9],
  47: ["", 8, 8],
  48: ["", 9, 9],
  49: ["0", 6, 11],
  61: ["0", 9, 9],
  90: ["0", 10, 10],
  351: ["", 9, 9],
  352: ["", 6, 11],
  353: ["0", 7, 9],
  354: ["", 7, 7],
  355: ["0", 8, 9],
  356: ["", 8, 8],
  357: ["", 8, 8],
  358: ["0", 6, 11],
  359: ["0", 8, 9],
  370: ["8", 8, 8],
  371: ["", 8, 8],
  372: ["", 7, 8],
  373: ["0", 8, 8],
  374: ["0", 8, 8],
  375: ["80", 9, 9],
  380: ["0", 9, 9],
  381: ["0", 8, 10],
  382: ["0", 8, 8],
  383: ["0", 8, 8],
  385: ["0", 8, 9],
  386: ["0", 8, 8],
  387: ["0", 8, 8],
  389: ["0", 8, 8],
  420: ["", 9, 9],
  421: ["0", 9, 9],
  971: ["0", 8, 9],
  972: ["0", 8, 9],
  994: ["0", 9, 9],
  995: ["0", 9, 9],
};

const codes: Readonly<Record<string, string>> = {
  US: "1",
  CA: "1",
  RU: "7",
  KZ: "7",
  GR: "30",
  NL: "31",
  BE: "32",
  FR: "33",
  ES: "34",
  HU: "36",
  IT: "39",
  RO: "40",
  CH: "41",
  AT: "43",
  GB: "44",
  DK: "45",
  SE: "46",
  NO: "47",
  PL: "48",
  DE: "49",
  AU: "61",
  TR: "90",
  PT: "351",
  LU: "352",
  IE: "353",
  IS: "354",
  AL: "355",
  MT: "356",
  CY: "357",
  FI: "358",
  BG: "359",
  LT: "370",
  LV: "371",
  EE: "372",
  MD: "373",
  AM: "374",
  BY: "375",
  UA: "380",
  RS: "381",
  ME: "382",
  XK: "383",
  HR: "385",
  SI: "386",
  BA: "387",
  MK: "389",
  CZ: "420",
  SK: "421",
  AE: "971",
  IL: "972",
  AZ: "994",
  GE: "995",
};
