import { useStore } from "@nanostores/react";
import { useState } from "react";
import { adviceWords } from "../../words/advice.ts";
import type { Member } from "../connect/membership.tsx";
import { Button } from "../kit/button.tsx";
import { ChevronIcon } from "../kit/icons.tsx";
import { AdviceNotice } from "./advice-notice.tsx";
import "./advice.css";
import { advise, type AdviceApi } from "./facts.ts";
import { useAdviceFacts } from "./use-advice-facts.ts";

/** What is wrong, and what to do: the most pressing of it, and the rest when it is asked for. Nothing where all is well. */
export function AdviceNotices({
  api,
  member,
}: {
  readonly api: AdviceApi;
  readonly member: Member;
}) {
  const t = useStore(adviceWords);
  const facts = useAdviceFacts(api, member);
  const [showsAll, setShowsAll] = useState(false);
  if (facts === null) return null;
  const all = advise(facts);
  if (all.length === 0) return null;
  const rest = all.length - 1;
  return (
    <div className="advices">
      {(showsAll ? all : all.slice(0, 1)).map((advice) => (
        <AdviceNotice key={advice} advice={advice} facts={facts} api={api} member={member} />
      ))}
      {rest < 1 || showsAll ? null : (
        <div className="advice-more">
          <Button kind="quiet" onClick={() => setShowsAll(true)}>
            {t.more(rest)}
            <ChevronIcon />
          </Button>
        </div>
      )}
    </div>
  );
}
