// Writing XML by template: what is put in is always escaped here.

/** A text as it may stand in an element or in a double-quoted attribute. */
function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;");
}

/** A template tag that escapes every value. */
export function xml(parts: TemplateStringsArray, ...values: (string | Raw)[]): string {
  return parts.reduce((text, part, index) => {
    const value = values[index - 1] ?? "";
    return text + (value instanceof Raw ? value.text : escapeXml(value)) + part;
  });
}

/** XML that is already written, for use as a value in `xml`. */
export class Raw {
  constructor(readonly text: string) {}
}
