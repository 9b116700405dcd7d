// What the identity provider's pages say, in both languages.

export type Language = "en" | "pt-BR";

export interface Words {
  readonly title: string;
  readonly lead: string;
  readonly note: string;
  readonly sendingTitle: string;
  readonly sending: string;
  readonly send: string;
  readonly troubleTitle: string;
  readonly trouble: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    title: "Who are you?",
    lead: "Choose a demo person to sign in to Catraca as.",
    note: "This is the sandbox's identity provider: no passwords, for demo and tests only.",
    sendingTitle: "Signing you in",
    sending: "You are being taken back to Catraca.",
    send: "Continue to Catraca",
    troubleTitle: "This cannot be answered",
    trouble:
      "The sign-in request is broken or comes from somewhere else. Go back to Catraca and sign in again.",
  },
  "pt-BR": {
    title: "Quem é você?",
    lead: "Escolha a pessoa de demonstração com quem entrar na Catraca.",
    note: "Este é o provedor de identidade do sandbox: sem senhas, só para demonstração e testes.",
    sendingTitle: "Entrando",
    sending: "Você está voltando para a Catraca.",
    send: "Continuar para a Catraca",
    troubleTitle: "Não dá para responder a isto",
    trouble: "O pedido de entrada está quebrado ou vem de outro lugar. Volte à Catraca e entre de novo.",
  },
};

/** The language that an Accept-Language header prefers, by its order and weights; English without one. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const ranked = (acceptLanguage ?? "")
    .split(",")
    .map((entry) => {
      const [tag = "", quality] = entry.trim().split(";q=");
      return { tag: tag.toLowerCase(), weight: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .sort((a, b) => b.weight - a.weight);
  const first = ranked.find(({ tag, weight }) => weight > 0 && /^(en|pt)\b/.test(tag));
  return first?.tag.startsWith("pt") ? "pt-BR" : "en";
}
