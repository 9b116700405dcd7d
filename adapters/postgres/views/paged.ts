// Reading one page of a list.
import { PAGE_SIZE, type Page } from "@/core/page";

/** Counts and reads; a page beyond the last is the last. */
export async function readPage<Row, T>(
  page: number,
  count: () => Promise<number>,
  read: (window: { skip: number; take: number }) => Promise<Row[]>,
  shape: (rows: Row[]) => Promise<T[]> | T[],
  size = PAGE_SIZE,
): Promise<Page<T>> {
  const total = await count();
  const pageCount = Math.max(1, Math.ceil(total / size));
  const current = Math.min(page, pageCount);
  const rows = await read({ skip: (current - 1) * size, take: size });
  return { items: await shape(rows), page: current, pageCount, total };
}
