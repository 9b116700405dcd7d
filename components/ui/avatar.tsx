/** A person, as initials. */

/** The first letters of the first and the last name; particles such as "da" do not count. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "" && !/^(d[aeo]s?|e|von|van)$/i.test(word));
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return ends.map((word) => Array.from(word ?? "")[0]?.toLocaleUpperCase() ?? "").join("");
}

/** Decoration beside a name: hidden from assistive technology. 24 px, large 32 px. */
export function Avatar({ name, large = false }: { name: string; large?: boolean }) {
  return (
    <span
      aria-hidden
      className={`${large ? "size-8" : "size-6"} inline-flex shrink-0 items-center justify-center rounded-full bg-accent-soft text-xs font-medium text-accent`}
    >
      {initialsOf(name)}
    </span>
  );
}
