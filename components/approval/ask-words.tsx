/** An ask as a sentence: who asks for what, where, for how long. */
import { useTranslations } from "next-intl";
import { writtenMinutes } from "@/components/ui/written-length";
import type { RequestView } from "@/core/request/views";

/** "Ana Alves asks for DatabaseAdmin in payments-prod for 1 h". */
export function AskWords({ request }: { request: RequestView }) {
  const t = useTranslations("approval");
  return <>{t(request.targets.length === 1 ? "askOne" : "askMany", askFacts(request))}</>;
}

/** What sentences about an ask are made of. */
export function askFacts({ requester, targets, minutes }: RequestView) {
  return {
    name: requester.displayName,
    permissionSet: targets[0]?.permissionSetName ?? "",
    account: targets[0]?.accountName ?? "",
    count: targets.length,
    length: writtenMinutes(minutes),
  };
}
