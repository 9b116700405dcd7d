// Reading XML: the few steps through a document that SAML needs. Same parser as node-saml's, so that both see the same.
import { DOMParser } from "@xmldom/xmldom";

const namespaces = {
  protocol: "urn:oasis:names:tc:SAML:2.0:protocol",
  assertion: "urn:oasis:names:tc:SAML:2.0:assertion",
  metadata: "urn:oasis:names:tc:SAML:2.0:metadata",
  signature: "http://www.w3.org/2000/09/xmldsig#",
} as const;

export type Namespace = keyof typeof namespaces;

/** The document's root element, or undefined if this is not well-formed XML. */
export function parseXml(text: string): Element | undefined {
  try {
    const errorHandler = { warning: stop, error: stop, fatalError: stop };
    return new DOMParser({ errorHandler }).parseFromString(text, "text/xml").documentElement ?? undefined;
  } catch {
    return undefined;
  }
}

function stop(message: string): never {
  throw new Error(message);
}

/** Whether the element is this one of SAML's. */
export function isElement(element: Element, namespace: Namespace, name: string): boolean {
  return element.localName === name && element.namespaceURI === namespaces[namespace];
}

/** The direct children with this name. */
export function childrenOf(element: Element, namespace: Namespace, name: string): Element[] {
  return Array.from(element.childNodes).filter(
    (node): node is Element => node.nodeType === 1 && isElement(node as Element, namespace, name),
  );
}

/** The only direct child with this name; undefined if there is none or more than one. */
export function onlyChild(
  element: Element | undefined,
  namespace: Namespace,
  name: string,
): Element | undefined {
  const [first, ...others] = element ? childrenOf(element, namespace, name) : [];
  return others.length === 0 ? first : undefined;
}

/** All descendants with this name. */
export function descendantsOf(element: Element, namespace: Namespace, name: string): Element[] {
  return Array.from(element.getElementsByTagNameNS(namespaces[namespace], name));
}

/** The element's text without blanks around it; empty without an element. */
export function textOf(element: Element | undefined): string {
  return element?.textContent?.trim() ?? "";
}

/** The attribute's value; undefined if it is missing or empty. */
export function attributeOf(element: Element | undefined, name: string): string | undefined {
  return element?.getAttribute(name) || undefined;
}
