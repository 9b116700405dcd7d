// One page of a list that Postgres pages.

export interface Page<T> {
  readonly items: readonly T[];
  /** From 1. */
  readonly page: number;
  readonly pageCount: number;
  readonly total: number;
}

export const PAGE_SIZE = 25;

/** Rows read at a time when a whole list is exported. */
export const EXPORT_SIZE = 500;

/** From the first instant up to, and without, the second. */
export interface Period {
  readonly from?: Date;
  readonly until?: Date;
}

/** A page number typed by anybody: 1 for whatever is not one. */
export function pageNumber(text: string | undefined): number {
  const page = Number(text);
  return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1;
}
