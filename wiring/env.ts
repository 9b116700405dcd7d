// The environment, read here and nowhere else. What is missing or wrong is said in one sentence that names it.
import { z } from "zod";

const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `must be an address that begins with ${protocols.map((each) => `${each}//`).join(" or ")}`,
  });
const whole = (minimum: number, maximum: number) => z.coerce.number().int().min(minimum).max(maximum);

const variables = z.object({
  /** Postgres, as the runtime's role. */
  DATABASE_URL: url("postgres:", "postgresql:"),
  /** Where BullMQ keeps its jobs. */
  QUEUE_URL: url("postgres:", "postgresql:", "redis:", "rediss:"),
  /** The address people use. */
  BASE_URL: url("http:", "https:"),
  SESSION_SECRET: z.string().min(32, "must have at least 32 characters"),
  SAML_IDP_METADATA_FILE: z.string().optional(),
  SAML_IDP_METADATA_URL: url("http:", "https:").optional(),
  SAML_SP_ENTITY_ID: z.string().min(1),
  /** The attributes of the assertion that name the Identity Store user. */
  SAML_USER_ATTRIBUTE: z.string().default("userName"),
  SAML_EXTERNAL_ID_ATTRIBUTE: z.string().default("externalId"),
  SAML_GROUPS_ATTRIBUTE: z.string().default("groups"),
  /** Who gave the external ids of the Identity Store's users (the provisioning directory), to find people by them. */
  EXTERNAL_ID_ISSUER: z.string().optional(),
  AWS_REGION: z.string().min(1),
  /** Where people open the console: the AWS access portal. */
  AWS_ACCESS_PORTAL_URL: url("http:", "https:"),
  /** The role in each member account through which CloudTrail is read. */
  ACTIVITY_ROLE_NAME: z.string().default("CatracaActivityRead"),
  /** Regions whose CloudTrail is read, with commas between. */
  ACTIVITY_REGIONS: z
    .string()
    .default("us-east-1")
    .transform((text) => text.split(",").map((each) => each.trim())),
  ACTIVITY_EVERY_SECONDS: whole(1, 3600).default(60),
  /** The role in each member account through which guard policies are written; absent: there is no session guard. */
  GUARD_ROLE_NAME: z.string().optional(),
  /** A permission set whose sessions live longer is given only where a guard can end them. */
  MAX_UNGUARDED_SESSION_MINUTES: whole(15, 720).default(240),
  /** How many calls a second Catraca may make to IAM Identity Center, all workers together: AWS takes 20 from everybody. */
  AWS_CALLS_PER_SECOND: z.coerce.number().min(0.5).max(20).default(15),
  /** What AWS has is held against the ledger so often. */
  RECONCILE_EVERY_MINUTES: whole(1, 10_080).default(360),
  MIN_GRANT_MINUTES: whole(1, 720).default(15),
  MAX_GRANT_MINUTES: whole(1, 720).default(240),
  MAX_DAYS_AHEAD: whole(1, 90).default(30),
  ANSWER_HOURS: whole(1, 168).default(24),
  /** Access that outlives its end by more than this, without proof that it is gone, is overdue. */
  OVERDUE_SECONDS: whole(1, 3600).default(120),
  /** Whoever knows it may read the figures of /api/metrics; without one there are none. */
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
});

const migrationVariables = variables.pick({ DATABASE_URL: true, QUEUE_URL: true }).extend({
  /** Postgres, as the role that owns the tables. */
  MIGRATION_DATABASE_URL: url("postgres:", "postgresql:"),
  /** Where the migrations lie; the image has them beside the program. */
  MIGRATIONS_DIR: z.string().default("prisma/migrations"),
});

/** Preflight runs before anything else is set up; with a database it looks at what the rules offer. */
const preflightVariables = variables
  .pick({
    AWS_REGION: true,
    ACTIVITY_ROLE_NAME: true,
    ACTIVITY_REGIONS: true,
    GUARD_ROLE_NAME: true,
    MAX_UNGUARDED_SESSION_MINUTES: true,
  })
  .extend({ DATABASE_URL: variables.shape.DATABASE_URL.optional() });

export type Env = z.infer<typeof variables>;
export type PreflightEnv = z.infer<typeof preflightVariables>;
export type MigrationEnv = z.input<typeof migrationVariables>;

/** A start that must not go on; its message is one sentence for whoever operates the portal. */
export class WrongEnvironment extends Error {
  override readonly name = "WrongEnvironment";
}

let read: Env | undefined;

/** The environment, checked once. Throws {@link WrongEnvironment}. */
export function env(): Env {
  read ??= parseEnv(process.env);
  return read;
}

/** What `migrate` needs of the environment. Throws {@link WrongEnvironment}. */
export function migrationEnv(): MigrationEnv {
  return checked(migrationVariables, process.env);
}

/** What `preflight` needs of the environment. Throws {@link WrongEnvironment}. */
export function preflightEnv(): PreflightEnv {
  return checked(preflightVariables, process.env);
}

/** The language of the terminal, as POSIX has it: Portuguese of any kind, else English. */
export function terminalLanguage(source: Readonly<Record<string, string | undefined>> = process.env) {
  const named = source.LC_ALL || source.LC_MESSAGES || source.LANG || "";
  return /^pt/i.test(named) ? "pt-BR" : "en";
}

/** Checks an environment. An empty variable counts as missing. Throws {@link WrongEnvironment}. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const parsed = checked(variables, source);
  const { SAML_IDP_METADATA_FILE: file, SAML_IDP_METADATA_URL: address, ...rest } = parsed;
  if (!file === !address)
    throw new WrongEnvironment("Set either SAML_IDP_METADATA_FILE or SAML_IDP_METADATA_URL, and only one.");
  if (rest.MIN_GRANT_MINUTES > rest.MAX_GRANT_MINUTES)
    throw new WrongEnvironment("The environment variable MIN_GRANT_MINUTES is above MAX_GRANT_MINUTES.");
  return parsed;
}

function checked<Schema extends z.ZodType>(
  schema: Schema,
  source: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0]);
  throw new WrongEnvironment(
    given[name] === undefined
      ? `The environment variable ${name} is missing.`
      : `The environment variable ${name} is wrong: ${issue?.message}.`,
  );
}
