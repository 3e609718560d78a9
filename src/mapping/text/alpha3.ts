/**
 * The alpha-2 code of an alpha-3 code in upper case (ISO 3166-1), `undefined` for any other text.
 *
 * Most alpha-2 codes are the first two, or the first and the last letter of the alpha-3 code, so that
 * only which is which has to be stored.
 */
export function fromAlpha3(code: string): string | undefined {
  if (code.length !== 3) return undefined;
  if (holds(firstTwo, code, 3)) return code.slice(0, 2);
  if (holds(firstAndLast, code, 3)) return code.charAt(0) + code.charAt(2);
  const at = indexOf(others, code, 5);
  return at < 0 ? undefined : others.slice(at + 3, at + 5);
}

/** Every alpha-2 code. */
export function allAlpha2(): string[] {
  const codes: string[] = [];
  for (let at = 0; at < firstTwo.length; at += 3) codes.push(firstTwo.slice(at, at + 2));
  for (let at = 0; at < firstAndLast.length; at += 3) {
    codes.push(firstAndLast.charAt(at) + firstAndLast.charAt(at + 2));
  }
  for (let at = 0; at < others.length; at += 5) codes.push(others.slice(at + 3, at + 5));
  return codes;
}

function holds(codes: string, code: string, width: number): boolean {
  return indexOf(codes, code, width) >= 0;
}

function indexOf(codes: string, code: string, width: number): number {
  let at = codes.indexOf(code);
  while (at >= 0 && at % width !== 0) at = codes.indexOf(code, at + 1);
  return at;
}

const firstTwo =
  "AFGAIAALBARGASMAUSAZEBELBFABGRBHRBLMBMUBOLBRABTNBVTBWACANCCKCHECIVCMRCOLCRICUBCXRCYPCZEDEU" +
  "DJIDMADOMDZAECUEGYERIESPETHFINFJIFRAGABGBRGEOGGYGHAGIBGMBGRCGTMGUMHKGHMDHNDHRVHTIHUNIDNIMN" +
  "INDIOTIRNISLITAJEYJORJPNKENKGZKHMKIRKNAKWTLAOLBNLCALIELKALSOLTULUXLVAMARMCOMDAMHLMKDMLIMMR" +
  "MNGMRTMSRMUSMWIMYSNAMNCLNERNFKNGANICNLDNORNPLNRUNZLOMNPANPERPHLPRIPSEQATREUROURUSRWASAUSDN" +
  "SGPSHNSJMSLESMRSOMSSDSTPSXMSYRTCATGOTHATJKTKLTLSTONTTOTWNTZAUGAUMIUSAUZBVATVCTVENVGBVIRVNM" +
  "VUTWSMYEMZAFZMBZWE";

const firstAndLast =
  "ABWAGOANDAREARMATGAUTBDIBGDBHSBLZBRBBRNCAFCHLCHNCODCOGCOKCPVCUWDNKESHFLKFROFSMGINGLPGNQGRD" +
  "GRLGUFGUYIRQJAMKAZKORLBRLBYMAFMDGMDVMEXMLTMNEMNPMOZMTQNIUPAKPCNPLWPNGPOLPRTPRYPYFSENSLBSLV" +
  "SURSVKSWESWZSYCTCDTKMTUNTURTUVURYWLF";

/** Followed by their alpha-2 codes. */
const others =
  "ALAAXATAAQATFTFBENBJBESBQBIHBABLRBYCOMKMCYMKYESTEEGNBGWIRLIEISRILMACMOMYTYTPRKKPSGSGSSPMPM" +
  "SRBRSSVNSIUKRUA";
