// The people who can sign in to the demo. User names and external ids are those of the sandbox's Identity Store.

export interface DemoPerson {
  readonly userName: string;
  /** The id under which the company's directory knows the person; the Identity Store has it too. */
  readonly externalId: string;
  readonly displayName: string;
  readonly email: string;
  /** As an identity provider asserts them: shown by Catraca, never decided on. */
  readonly groups: readonly string[];
  /** One line on who this is, by language. */
  readonly role: { readonly en: string; readonly "pt-BR": string };
}

/** Everybody the identity provider knows; "igor" is in no Identity Store, "joana" is disabled there. */
export const demoPeople: readonly DemoPerson[] = [
  person(1, "ana", "Ana Alves", ["payments-engineers", "lending-engineers"], {
    en: "Engineer of Payments and Lending",
    "pt-BR": "Engenheira de Payments e Lending",
  }),
  person(2, "bruno", "Bruno Braga", ["payments-managers"], {
    en: "Manager of Payments",
    "pt-BR": "Gestor de Payments",
  }),
  person(3, "carla", "Carla Castro", ["payments-engineers", "payments-managers"], {
    en: "Engineer and manager of Payments",
    "pt-BR": "Engenheira e gestora de Payments",
  }),
  person(4, "diego", "Diego Duarte", ["lending-engineers", "risk-engineers"], {
    en: "Engineer of Lending and Risk",
    "pt-BR": "Engenheiro de Lending e Risk",
  }),
  person(5, "elisa", "Elisa Esteves", ["lending-managers"], {
    en: "Manager of Lending",
    "pt-BR": "Gestora de Lending",
  }),
  person(6, "fabio", "Fábio Farias", ["catraca-security"], { en: "Security", "pt-BR": "Segurança" }),
  person(7, "gabi", "Gabi Gomes", ["platform-engineers", "catraca-admins"], {
    en: "Platform and admin",
    "pt-BR": "Plataforma e administração",
  }),
  person(8, "helena", "Helena Hass", ["payments-heads", "risk-managers"], {
    en: "Head of Payments, manager of Risk",
    "pt-BR": "Diretora de Payments, gestora de Risk",
  }),
  person(9, "joana", "Joana Jardim", [], {
    en: "Her account is disabled in AWS",
    "pt-BR": "A conta dela está desativada na AWS",
  }),
  person(10, "igor", "Igor Ilha", [], {
    en: "Unknown to AWS",
    "pt-BR": "Desconhecido na AWS",
  }),
];

function person(
  number: number,
  userName: string,
  displayName: string,
  groups: readonly string[],
  role: DemoPerson["role"],
): DemoPerson {
  const externalId = `5e0a11ad-0000-4000-9000-${String(number).padStart(12, "0")}`;
  return { userName, externalId, displayName, email: `${userName}@example.com`, groups, role };
}
