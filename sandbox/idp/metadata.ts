// The identity provider's SAML metadata.
import { Raw, xml } from "./xml";

/** Metadata with one entry point (HTTP-Redirect) and every certificate, the current one first. */
export function writeMetadata(entityId: string, ssoUrl: string, certificates: readonly string[]): string {
  const keys = certificates.map(
    (certificate) =>
      xml`<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${bare(certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`,
  );
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}"><md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${new Raw(keys.join(""))}<md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${ssoUrl}"/></md:IDPSSODescriptor></md:EntityDescriptor>
`;
}

function bare(certificate: string): string {
  return certificate.replace(/-----[A-Z ]+-----/g, "").replace(/\s/g, "");
}
