// A whole list as CSV, read and sent in portions.
import { pipeline, Readable } from "node:stream";
import { stringify } from "csv-stringify";
import { EXPORT_SIZE, type Page } from "@/core/page";
import { portal } from "@/wiring/web";

/** One column: its name, the same in every language, and what a row has there. Instants leave in UTC (ISO 8601). */
export type CsvColumn<Row> = readonly [name: string, cell: (row: Row) => CsvCell];
type CsvCell = string | number | boolean | Date | null | undefined;

/**
 * Streams all pages of a list. Rows that came in meanwhile push others onto a later page: what was already sent
 * is not sent again. Cells that a spreadsheet would run as formulas are escaped.
 */
export function csvAnswer<Row>(
  fileName: string,
  columns: readonly CsvColumn<Row>[],
  read: (page: number, size: number) => Promise<Page<Row>>,
  keyOf: (row: Row) => string,
): Response {
  const lines = stringify({
    header: true,
    columns: columns.map(([name]) => name),
    bom: true,
    escape_formulas: true,
    cast: { date: (value) => value.toISOString(), boolean: String },
  });
  // A reading that fails breaks the download off, so that nobody takes a part for the whole.
  pipeline(Readable.from(rowsOf(columns, read, keyOf)), lines, (error) => {
    if (error) portal().log.error({ err: error, fileName }, "a CSV broke off");
  });
  return new Response(Readable.toWeb(lines) as ReadableStream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
    },
  });
}

async function* rowsOf<Row>(
  columns: readonly CsvColumn<Row>[],
  read: (page: number, size: number) => Promise<Page<Row>>,
  keyOf: (row: Row) => string,
): AsyncGenerator<CsvCell[]> {
  const sent = new Set<string>();
  for (let page = 1; ; page += 1) {
    const { items, pageCount } = await read(page, EXPORT_SIZE);
    for (const row of items) {
      if (sent.has(keyOf(row))) continue;
      sent.add(keyOf(row));
      yield columns.map(([, cell]) => cell(row));
    }
    if (page >= pageCount) return;
  }
}

/** The parameters of a request's address. */
export function searchOf(request: Request): Record<string, string> {
  return Object.fromEntries(new URL(request.url).searchParams);
}
