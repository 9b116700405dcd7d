import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Browser } from "@/scripts/walk/browser";

interface Seen {
  line: string;
  cookie: string | undefined;
  origin: string | undefined;
  body: string;
}

let server: Server;
let base: string;
let seen: Seen[];

const pages: Record<string, { status?: number; headers?: Record<string, string | string[]>; html?: string }> =
  {
    "GET /start": {
      headers: {
        "set-cookie": ["lax=1; Path=/; SameSite=Lax; HttpOnly", "gone=1; Max-Age=0", "deep=1; Path=/only"],
      },
      html: `<main><a href="/elsewhere">no</a><a href="/next?a=1">yes</a>
      <form data-form="ask" method="post" enctype="multipart/form-data" action="">
        <input type="hidden" name="$ACTION_ID" value="a&amp;b"><input name="minutes" value="30">
        <input type="checkbox" name="sure" value="yes"><input type="radio" name="when" value="now" checked>
        <select name="unit"><option value="p">P</option><option value="l" selected>L</option></select>
        <textarea name="reason">because</textarea><input name="off" value="1" disabled>
        <button type="button" name="no" value="no">No</button>
        <button name="decision" value="approve">Approve</button><button name="decision" value="deny">Deny</button>
      </form>
      <form data-form="find" action="/found"><input name="q" value="ana"></form></main>`,
    },
    "POST /start": { status: 303, headers: { location: "/done" } },
    "GET /again": { status: 307, headers: { location: "/done" } },
  };

beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    void read(request).then((body) => {
      const { cookie, origin } = request.headers;
      seen.push({ line: `${request.method} ${request.url}`, cookie, origin, body });
      const page = pages[`${request.method} ${request.url}`] ?? {};
      response.writeHead(page.status ?? 200, page.headers).end(page.html ?? `<main>${request.url}</main>`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => server.close());

async function read(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += chunk;
  return body;
}

it("keeps cookies, sends them where their path fits, and drops what has ended", async () => {
  const browser = new Browser();
  await browser.get(`${base}/start`);
  await browser.get(`${base}/other`);
  await browser.get(`${base}/only/here`);
  expect(seen.map(({ cookie }) => cookie)).toEqual([undefined, "lax=1", "lax=1; deep=1"]);
});

it("does not send a Lax cookie with a post from another site, but with a link from there", async () => {
  const browser = new Browser();
  await browser.get(`${base}/start`);
  const form = { url: new URL(`${base}/post`), multipart: false, fields: [["a", "1"]] as [string, string][] };
  await browser.send({ ...form, method: "POST" }, "http://idp.example");
  await browser.send({ ...form, method: "GET" }, "http://idp.example");
  expect(seen.slice(1).map(({ cookie }) => cookie)).toEqual([undefined, "lax=1"]);
});

it("sends a form as the page filled it, with what is filled in and the button that is pressed", async () => {
  const browser = new Browser();
  const page = await browser.get(`${base}/start`);
  const after = await browser.submit(page, "ask", { minutes: "45", sure: "yes", reason: undefined }, "deny");
  const posted = seen[1];
  expect(posted?.origin).toBe(base);
  const fields = [...(posted?.body ?? "").matchAll(/name="([^"]+)"\r\n\r\n([^\r]*)/g)].map((m) => [
    m[1],
    m[2],
  ]);
  expect(Object.fromEntries(fields)).toEqual({
    $ACTION_ID: "a&b",
    minutes: "45",
    sure: "yes",
    when: "now",
    unit: "l",
    decision: "deny",
  });
  expect(after.url.pathname).toBe("/done");
});

it("follows links and GET forms, and says what a page lacks", async () => {
  const browser = new Browser();
  const page = await browser.get(`${base}/start`);
  expect((await browser.click(page, /next/)).url.search).toBe("?a=1");
  expect((await browser.submit(page, "find")).url.search).toBe("?q=ana");
  expect(() => page.form("nothing")).toThrow(/\/start \(200\) lacks the form "nothing"/);
});

it("follows a 307", async () => {
  expect((await new Browser().get(`${base}/again`)).text).toBe("/done");
});
