/**
 * The alpha-2 code of every alpha-3 code (ISO 3166-1).
 *
 * Most alpha-3 codes are the alpha-2 code with a letter behind it (`PL`, `POL`) or inside it (`UZ`,
 * `UZB`; `SE`, `SWE`), so that one letter for each country is enough.
 */
export function alpha3Codes(): Map<string, string> {
  const codes = new Map<string, string>();
  let at = 0;
  for (const [first = "", ...seconds] of alpha2.split(" ")) {
    for (const second of seconds) {
      const letter = letters.charAt(at);
      at += 1;
      if (letter >= "a") codes.set(first + letter.toUpperCase() + second, first + second);
      else if (letter !== "-") codes.set(first + second + letter, first + second);
    }
  }
  for (const [pair] of others.matchAll(/.{5}/g)) codes.set(pair.slice(0, 3), pair.slice(3));
  return codes;
}

/** The first letters, each before the second letters that go with it: AD, AE, AF, … */
const alpha2 =
  "ADEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNORUVWXYZ DEJKMOZ ECEGHRST FIJKMOR " +
  "GABDEFGHILMNPQRSTUWY HKMNRTU IDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY " +
  "MACDEFGHKLMNOPQRSTUVWXYZ NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA REOSUW SABCDEGHIJKLMNORSTVXYZ " +
  "TCDFGHJKLMNORTVWZ UAGMSYZ VACEGINU WFS YET ZAMW";

/** For each of them the letter behind it, or in lower case the one inside it; a dash for the rest. */
const letters =
  "nrGtABrg-GMuSb-E-rgLARRd-MUrL-AhNTA-lNKoaoEVohRhLIBpuRPEUInAMAU-YsIPHNIlsrABRrOuYABrBilnC-MM-uGD" +
  "DVINN--NDTrNLAYaRNNZMR-A-oT-aONAEAbOUXAbROAnadLDIRG-ntTRlSdIeSoMLRKACDRLUiLNNRynLao-cIErlrTUU-S" +
  "AUlyNwPN-MvEReMuDPlMRwAc-OAKLSkuNuOuNA-AIArBTTNBRMTlMM-FBE";

/** The rest, each with its alpha-2 code behind it. */
const others =
  "ALAAXATAAQATFTFBENBJBESBQBIHBABLRBYCOMKMCYMKYESTEEGNBGWIRLIEISRILMACMOMYTYTPRKKPSGSGSSPMPMSRBRSSVNSIUKRUA";
