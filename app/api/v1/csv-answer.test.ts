import { expect, it } from "vitest";
import { type CsvColumn, csvAnswer } from "./csv-answer";

interface Row {
  id: string;
  text: string;
  at: Date;
}
const at = new Date("2026-11-22T18:00:00Z");
const columns: CsvColumn<Row>[] = [
  ["id", (row) => row.id],
  ["text", (row) => row.text],
  ["at", (row) => row.at],
];

/** Two pages; a row came in between, so that one stands on both. */
const pages = [
  [
    { id: "1", text: "plain", at },
    { id: "2", text: '=cmd|"x"', at },
  ],
  [
    { id: "2", text: '=cmd|"x"', at },
    { id: "3", text: "a;b,\nc", at },
  ],
];

it("sends every row once, in UTC, and nothing that a spreadsheet would run", async () => {
  const answer = csvAnswer(
    "list.csv",
    columns,
    async (page) => ({ items: pages[page - 1] ?? [], page, pageCount: 2, total: 3 }),
    (row) => row.id,
  );
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="list.csv"');
  const text = await answer.text();
  expect(text.replace(/^\uFEFF/, "")).toBe(
    [
      "id,text,at",
      "1,plain,2026-11-22T18:00:00.000Z",
      `2,"'=cmd|""x""",2026-11-22T18:00:00.000Z`,
      '3,"a;b,\nc",2026-11-22T18:00:00.000Z',
      "",
    ].join("\n"),
  );
});
