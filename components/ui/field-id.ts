/** The id under which a field stands in the page. */

/** A field's id, from its name; labels, errors and FormError's links agree on it. */
export function fieldId(name: string): string {
  return `field-${name}`;
}
