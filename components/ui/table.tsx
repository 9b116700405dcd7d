/** Lists with columns. A server part: its cells are functions. */
import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** One column. The first one names the row. */
export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and times stand at the end, in figures of one width. */
  numeric?: boolean;
  /** On a phone: left out, or shown without its header (buttons, states). */
  phone?: "hidden" | "bare";
  /** A Tailwind width; without one the browser shares the room. */
  width?: string;
}

interface TableProps<Row> {
  /** Names the table; spoken, not shown. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Renders the row's `<tr>` if it must be more than that (TintOnChange). */
  renderRow?: (row: Row, cells: ReactNode, className: string) => ReactNode;
}

/** A real table with rows of 40 px and a head that stays; under 640 px each row is a card. Put it in a flush Card. */
export function Table<Row>({ caption, columns, rows, keyOf, renderRow }: TableProps<Row>) {
  return (
    <table className="block w-full border-separate border-spacing-0 text-left tablet:table">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only tablet:not-sr-only tablet:table-header-group">
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={classNames(headStyle, column.numeric && "text-right", column.width)}
            >
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block tablet:table-row-group">
        {rows.map((row) => {
          const cells = columns.map((column, index) => (
            <Cell key={column.key} column={column} row={row} first={index === 0} />
          ));
          return (
            renderRow?.(row, cells, rowStyle) ?? (
              <tr key={keyOf(row)} className={rowStyle}>
                {cells}
              </tr>
            )
          );
        })}
      </tbody>
    </table>
  );
}

const headStyle =
  "sticky top-12 z-10 h-9 border-b bg-surface px-3 text-xs font-normal text-ink-faint first:rounded-tl first:pl-4 last:rounded-tr last:pr-4 print:static";
const rowStyle =
  "group/row block border-b px-4 py-3 last:border-b-0 hover:bg-hover tablet:table-row tablet:border-0 tablet:p-0";

function Cell<Row>({ column, row, first }: { column: Column<Row>; row: Row; first: boolean }) {
  const Tag = first ? "th" : "td";
  return (
    <Tag
      scope={first ? "row" : undefined}
      data-label={first || column.phone === "bare" ? undefined : column.header}
      className={classNames(
        "min-w-0 font-normal tablet:table-cell tablet:h-10 tablet:border-b tablet:px-3 tablet:py-1 tablet:align-middle tablet:first:pl-4 tablet:last:pr-4",
        "tablet:group-last/row:border-b-0 touch:tablet:h-12",
        column.phone === "hidden" ? "hidden" : "flex min-h-7 items-center gap-3",
        !first &&
          column.phone !== "bare" &&
          "before:w-28 before:shrink-0 before:text-ink-faint before:content-[attr(data-label)] tablet:before:hidden",
        column.numeric && "tabular-nums tablet:text-right",
      )}
    >
      {column.cell(row)}
    </Tag>
  );
}
