/** A small PDF with one line of text, as base64: what the account prints. */
export function samplePdf(line: string): string {
  // Letters of other scripts would need a font of their own.
  const text = line.replace(/[^ -~]/g, "?").replace(/[\\()]/g, "\\$&");
  const content = `BT /F1 14 Tf 20 40 Td (${text}) Tj ET`;
  return btoa(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 100]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length ${content.length}>>stream
${content}
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
`);
}
