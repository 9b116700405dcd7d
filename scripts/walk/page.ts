// A page as it came over the wire, and the forms in it.

import { type HTMLElement, parse } from "node-html-parser";
import { Trouble } from "@/scripts/trouble";

/** A form ready to be sent: where to, how, and the fields as the page filled them. */
export interface Form {
  url: URL;
  method: "GET" | "POST";
  multipart: boolean;
  fields: [name: string, value: string][];
}

/** One answer of the server. */
export class Page {
  readonly root: HTMLElement;

  constructor(
    readonly url: URL,
    readonly status: number,
    readonly html: string,
  ) {
    this.root = parse(html, { comment: false });
  }

  /** The words of the page's main part, with spaces as one; also those that Next streams in behind its skeleton. */
  get text(): string {
    const body = this.root.querySelector("body") ?? this.root;
    const main = body.querySelector("main") ?? body;
    const streamed = body.querySelectorAll("div[hidden]").filter((one) => one.id.startsWith("S:"));
    return [main, ...streamed].map(wordsOf).join(" ").replace(/\s+/g, " ").trim();
  }

  /** The values of attribute `data-<name>` on the page, in order. */
  data(name: string): string[] {
    return this.root
      .querySelectorAll(`[data-${name}]`)
      .map((element) => element.getAttribute(`data-${name}`) ?? "");
  }

  /** The address behind the first link whose path matches. */
  link(path: RegExp): URL {
    for (const anchor of this.root.querySelectorAll("a[href]")) {
      const url = new URL(anchor.getAttribute("href") ?? "", this.url);
      if (path.test(url.pathname)) return url;
    }
    throw this.missing(`a link to ${path}`);
  }

  /** Whether the page has the form with `data-form="name"`. */
  has(name: string): boolean {
    return this.root.querySelector(`form[data-form="${name}"]`) !== null;
  }

  /** The form with `data-form="name"`, or with `action="name"`, with `button` pressed (its value), or its first submit button. */
  form(name: string, button?: string): Form {
    const form = this.root.querySelector(`form[data-form="${name}"], form[action="${name}"]`);
    if (!form) throw this.missing(`the form "${name}"`);
    const pressed = pressedButton(form, button);
    if (button !== undefined && !pressed) throw this.missing(`the button "${button}" in the form "${name}"`);
    const attribute = (key: string) => pressed?.getAttribute(`form${key}`) ?? form.getAttribute(key);
    const fields = form.querySelectorAll("input, select, textarea").flatMap(fieldsOf);
    const buttonName = pressed?.getAttribute("name");
    if (buttonName) fields.push([buttonName, pressed?.getAttribute("value") ?? ""]);
    return {
      url: new URL(attribute("action") || this.url.href, this.url),
      method: attribute("method")?.toUpperCase() === "POST" ? "POST" : "GET",
      multipart: attribute("enctype")?.toLowerCase() === "multipart/form-data",
      fields,
    };
  }

  private missing(what: string): Trouble {
    return new Trouble(
      `${this.url.pathname} (${this.status}) lacks ${what}. It says: ${this.text.slice(0, 400)}`,
    );
  }
}

function wordsOf(element: HTMLElement): string {
  const copy = element.clone() as HTMLElement;
  for (const silent of copy.querySelectorAll("script, style, template")) silent.remove();
  return copy.textContent;
}

function pressedButton(form: HTMLElement, value: string | undefined): HTMLElement | undefined {
  const buttons = form.querySelectorAll("button, input[type=submit]").filter((button) => {
    const type = button.getAttribute("type") ?? "submit";
    return type === "submit" && !button.hasAttribute("disabled");
  });
  return value === undefined ? buttons[0] : buttons.find((button) => button.getAttribute("value") === value);
}

function fieldsOf(field: HTMLElement): [string, string][] {
  const name = field.getAttribute("name");
  if (!name || field.hasAttribute("disabled")) return [];
  if (field.tagName === "TEXTAREA") return [[name, field.textContent]];
  if (field.tagName === "SELECT") {
    const options = field.querySelectorAll("option");
    const chosen = options.filter((option) => option.hasAttribute("selected"));
    const taken = chosen.length || field.hasAttribute("multiple") ? chosen : options.slice(0, 1);
    return taken.map((option) => [name, option.getAttribute("value") ?? option.textContent]);
  }
  const type = field.getAttribute("type")?.toLowerCase() ?? "text";
  if (["submit", "button", "reset", "image", "file"].includes(type)) return [];
  if ((type === "checkbox" || type === "radio") && !field.hasAttribute("checked")) return [];
  return [[name, field.getAttribute("value") ?? (type === "checkbox" ? "on" : "")]];
}
