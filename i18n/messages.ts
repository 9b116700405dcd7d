/**
 * Every text of the portal, by language and namespace: one file a namespace in messages/<language>/.
 * For the server alone; what the browser needs of it is picked by i18n/client-messages.tsx.
 */
import enAccess from "../messages/en/access.json";
import enActivity from "../messages/en/activity.json";
import enAdmin from "../messages/en/admin.json";
import enApproval from "../messages/en/approval.json";
import enAsk from "../messages/en/ask.json";
import enAudit from "../messages/en/audit.json";
import enCommon from "../messages/en/common.json";
import enDrift from "../messages/en/drift.json";
import enErrors from "../messages/en/errors.json";
import enGrant from "../messages/en/grant.json";
import enGuard from "../messages/en/guard.json";
import enHealth from "../messages/en/health.json";
import enPreflight from "../messages/en/preflight.json";
import enRefusals from "../messages/en/refusals.json";
import enRequest from "../messages/en/request.json";
import enSecurity from "../messages/en/security.json";
import enShell from "../messages/en/shell.json";
import enSignIn from "../messages/en/sign-in.json";
import enStates from "../messages/en/states.json";
import enUi from "../messages/en/ui.json";
import ptAccess from "../messages/pt-BR/access.json";
import ptActivity from "../messages/pt-BR/activity.json";
import ptAdmin from "../messages/pt-BR/admin.json";
import ptApproval from "../messages/pt-BR/approval.json";
import ptAsk from "../messages/pt-BR/ask.json";
import ptAudit from "../messages/pt-BR/audit.json";
import ptCommon from "../messages/pt-BR/common.json";
import ptDrift from "../messages/pt-BR/drift.json";
import ptErrors from "../messages/pt-BR/errors.json";
import ptGrant from "../messages/pt-BR/grant.json";
import ptGuard from "../messages/pt-BR/guard.json";
import ptHealth from "../messages/pt-BR/health.json";
import ptPreflight from "../messages/pt-BR/preflight.json";
import ptRefusals from "../messages/pt-BR/refusals.json";
import ptRequest from "../messages/pt-BR/request.json";
import ptSecurity from "../messages/pt-BR/security.json";
import ptShell from "../messages/pt-BR/shell.json";
import ptSignIn from "../messages/pt-BR/sign-in.json";
import ptStates from "../messages/pt-BR/states.json";
import ptUi from "../messages/pt-BR/ui.json";
import type { Locale } from "./locales";

const english = {
  access: enAccess,
  activity: enActivity,
  admin: enAdmin,
  approval: enApproval,
  ask: enAsk,
  audit: enAudit,
  common: enCommon,
  drift: enDrift,
  errors: enErrors,
  grant: enGrant,
  guard: enGuard,
  preflight: enPreflight,
  health: enHealth,
  refusals: enRefusals,
  request: enRequest,
  security: enSecurity,
  shell: enShell,
  signIn: enSignIn,
  states: enStates,
  ui: enUi,
};

/** The texts' shape, taken from English; next-intl checks keys against it. */
export type Messages = typeof english;

/** The name of one file of texts. */
export type Namespace = keyof Messages;

/** All texts by language. A test holds both languages to the same keys and arguments. */
export const messages = {
  en: english,
  "pt-BR": {
    access: ptAccess,
    activity: ptActivity,
    admin: ptAdmin,
    approval: ptApproval,
    ask: ptAsk,
    audit: ptAudit,
    common: ptCommon,
    drift: ptDrift,
    errors: ptErrors,
    grant: ptGrant,
    guard: ptGuard,
    preflight: ptPreflight,
    health: ptHealth,
    refusals: ptRefusals,
    request: ptRequest,
    security: ptSecurity,
    shell: ptShell,
    signIn: ptSignIn,
    states: ptStates,
    ui: ptUi,
  },
} satisfies Record<Locale, Record<Namespace, object>>;
