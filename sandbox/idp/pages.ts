// The identity provider's pages. They work without JavaScript and load nothing from elsewhere.
import type { DemoPerson } from "./demo-people";
import { type Language, words } from "./words";
import { Raw, xml } from "./xml";

const style = `
:root{color-scheme:light dark;--back:#f6f7f8;--card:#fff;--line:#dfe2e6;--text:#16191d;--soft:#5a626c;--accent:#0b63c5;--hover:#eef4fc}
@media (prefers-color-scheme:dark){:root{--back:#0f1114;--card:#171a1e;--line:#2c3138;--text:#eceef1;--soft:#a2abb6;--accent:#7db7ff;--hover:#1e2733}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px 16px;background:var(--back);color:var(--text);font:16px/1.5 system-ui,sans-serif}
main{width:100%;max-width:640px;padding:24px;border:1px solid var(--line);border-radius:8px;background:var(--card)}
h1{margin:0;font-size:24px;line-height:32px;font-weight:600}
p{margin:4px 0 0;color:var(--soft)}
ul{list-style:none;margin:20px 0;padding:0;display:grid;gap:8px;grid-template-columns:repeat(auto-fill,minmax(min(100%,260px),1fr))}
button{width:100%;min-height:48px;padding:8px 12px;border:1px solid var(--line);border-radius:8px;background:none;color:inherit;font:inherit;text-align:left;cursor:pointer}
button:hover{border-color:var(--accent);background:var(--hover)}
button:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
b{font-weight:600}code{color:var(--soft);font:13px ui-monospace,monospace}
.role{display:block;color:var(--soft);font-size:14px;line-height:20px}
.send{margin-top:16px;width:auto;padding:8px 20px;font-weight:600}
small{color:var(--soft);font-size:14px}`;

/** A page that lists the people, one button each. */
export function peoplePage(
  language: Language,
  people: readonly DemoPerson[],
  asked: { samlRequest: string; relayState: string },
): string {
  const w = words[language];
  const items = people.map(
    (one) =>
      xml`<li><button type="submit" name="userName" value="${one.userName}"><b>${one.displayName}</b> <code>${one.userName}</code><span class="role">${one.role[language]}</span></button></li>`,
  );
  return page(
    language,
    w.title,
    xml`<h1>${w.title}</h1><p>${w.lead}</p><form method="post" action="/sso" data-form="sign-in"><input type="hidden" name="SAMLRequest" value="${asked.samlRequest}"><input type="hidden" name="RelayState" value="${asked.relayState}"><ul>${new Raw(items.join(""))}</ul></form><small>${w.note}</small>`,
  );
}

/** A page that carries the response to the service provider, by itself where scripts run. */
export function postingPage(
  language: Language,
  acsUrl: string,
  fields: { samlResponse: string; relayState: string },
  nonce: string,
): string {
  const w = words[language];
  return page(
    language,
    w.sendingTitle,
    xml`<h1>${w.sendingTitle}</h1><p>${w.sending}</p><form method="post" action="${acsUrl}" data-form="saml-response"><input type="hidden" name="SAMLResponse" value="${fields.samlResponse}"><input type="hidden" name="RelayState" value="${fields.relayState}"><button type="submit" class="send">${w.send}</button></form><script nonce="${nonce}">document.forms[0].submit()</script>`,
  );
}

/** A page for a request that cannot be answered. */
export function troublePage(language: Language): string {
  const w = words[language];
  return page(language, w.troubleTitle, xml`<h1>${w.troubleTitle}</h1><p>${w.trouble}</p>`);
}

/** The style element's content, for its hash in the content security policy. */
export const pageStyle = style;

function page(language: Language, title: string, body: string): string {
  return xml`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} · Catraca sandbox</title><link rel="icon" href="data:,"><style>${new Raw(style)}</style></head><body><main>${new Raw(body)}</main></body></html>`;
}
