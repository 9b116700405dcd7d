// Proves the two signatures of a response, by node-saml, after refusing what no honest response holds.
import type { SAML } from "@node-saml/node-saml";
import { descendantsOf, parseXml } from "./dom";
import { Unacceptable } from "./read-assertion";

const longestResponse = 256 * 1024;

/** SHA-1 and older are not accepted, whatever the metadata says. */
const algorithms = {
  SignatureMethod: /#(rsa|ecdsa)-sha(256|384|512)$/,
  DigestMethod: /#sha(256|384|512)$/,
} as const;

/** The roots of the response and of its assertion, both signed by the identity provider. Throws Unacceptable. */
export async function proveSignatures(
  saml: SAML,
  samlResponse: string,
): Promise<{ response: Element; assertion: Element }> {
  if (samlResponse.length > longestResponse) throw new Unacceptable("too-large");
  const response = parseXml(decode(samlResponse));
  if (!response) throw new Unacceptable("not-xml");
  checkAlgorithms(response);
  const assertion = parseXml(await provenAssertion(saml, samlResponse));
  if (!assertion) throw new Unacceptable("not-xml");
  return { response, assertion };
}

/** The response's text. Comments, processing instructions, DTDs and CDATA can make two readers see two things. */
function decode(samlResponse: string): string {
  const text = Buffer.from(samlResponse, "base64").toString("utf8");
  if (/<[!?]/.test(text.replace(/^\s*<\?xml\s[^?<]*\?>/, ""))) throw new Unacceptable("markup-not-allowed");
  return text;
}

function checkAlgorithms(response: Element): void {
  for (const name of ["SignatureMethod", "DigestMethod"] as const) {
    for (const method of descendantsOf(response, "signature", name)) {
      const algorithm = method.getAttribute("Algorithm") ?? "";
      if (!algorithms[name].test(algorithm)) throw new Unacceptable("weak-algorithm");
    }
  }
}

async function provenAssertion(saml: SAML, samlResponse: string): Promise<string> {
  const proven = await saml
    .validatePostResponseAsync({ SAMLResponse: samlResponse })
    .catch((error: unknown) => {
      throw new Unacceptable(`node-saml: ${error instanceof Error ? error.message.slice(0, 200) : "failed"}`);
    });
  const xml = proven.profile?.getAssertionXml?.();
  if (!xml) throw new Unacceptable("no-assertion");
  return xml;
}
