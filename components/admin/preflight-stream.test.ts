import { expect, it } from "vitest";
import { eventsIn } from "./preflight-stream";

it("puts lines together however they are cut, within a letter too", async () => {
  const told = [
    { event: "finding", finding: { kind: "no-guard" } },
    { event: "caller", caller: { accountId: "1", arn: "arn:aws:iam::1:user/josé" } },
  ];
  const bytes = new TextEncoder().encode(told.map((each) => `${JSON.stringify(each)}\n`).join(""));
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
      controller.close();
    },
  });
  const read = [];
  for await (const event of eventsIn(body)) read.push(event);
  expect(read).toEqual(told);
});
