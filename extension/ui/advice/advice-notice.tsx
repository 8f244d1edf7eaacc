import { useStore } from "@nanostores/react";
import { signInSentence } from "../../identity/sign-in-outcome.ts";
import { gmailPages, outlookPages } from "../../mail/mail-hosts.ts";
import { permissionPatterns } from "../../pairing/server-address.ts";
import { hostOf } from "../../pairing/server-problem.ts";
import { preferences } from "../../preferences.ts";
import { accessSentence, troubleSentence } from "../../sync/connection-words.ts";
import { adviceWords } from "../../words/advice.ts";
import type { Member } from "../connect/membership.tsx";
import { tell } from "../connect/requests.ts";
import { Button } from "../kit/button.tsx";
import type { Advice, AdviceApi, AdviceFacts } from "./facts.ts";

/** What is said of one thing that is wrong. */
interface Said {
  readonly isError: boolean;
  readonly sentence: string;
  readonly detail?: string;
  readonly hint?: string;
  readonly button?: {
    readonly label: string;
    readonly isPrimary?: boolean;
    readonly press: () => void;
  };
}

/** One thing that is wrong: what, what that means, and the button that does something about it. */
export function AdviceNotice(props: {
  readonly advice: Advice;
  readonly facts: AdviceFacts;
  readonly api: AdviceApi;
  readonly member: Member;
}) {
  useStore(adviceWords);
  const { isError, sentence, detail, hint, button } = saidOf(props);
  return (
    <div
      className="advice"
      data-tone={isError ? "error" : "note"}
      role={isError ? "alert" : "status"}
    >
      <div className="advice-text" data-long={detail !== undefined || undefined}>
        <p>
          <strong>{sentence}</strong> {detail}
        </p>
        {hint === undefined ? null : <p className="hint">{hint}</p>}
      </div>
      {button === undefined ? null : (
        <Button kind={button.isPrimary === true ? "primary" : "plain"} onClick={button.press}>
          {button.label}
        </Button>
      )}
    </div>
  );
}

function saidOf({ advice, facts, api, member }: Parameters<typeof AdviceNotice>[0]): Said {
  const t = adviceWords.get();
  const { session, connection, problem, isOnline } = facts;
  const allow = (origins: string[]) => ({
    label: t.allowAccess,
    isPrimary: true,
    press: () => void api.permissions.request({ origins }).catch(() => false),
  });
  switch (advice) {
    case "shut-out":
      return {
        isError: true,
        sentence:
          problem === null
            ? accessSentence(connection.problem ?? "unknown-browser")
            : signInSentence(problem),
        button: {
          label: session.identity === "firebase" ? t.signInAgain : t.pairAgain,
          isPrimary: true,
          press: member.renew,
        },
      };
    case "sign-in-failed":
      return {
        isError: true,
        sentence: problem === null ? "" : signInSentence(problem),
        button: { label: t.dismiss, press: member.dismiss },
      };
    case "no-server-access":
      return {
        isError: true,
        sentence: t.noServerAccess({ host: hostOf(session.server) }),
        hint: t.noServerAccessHint,
        button: allow(permissionPatterns([session.server])),
      };
    case "offline":
      return {
        isError: true,
        sentence: isOnline ? troublesOf(facts) || t.noServer : t.noNetwork,
        hint: t.offlineHint,
        button: { label: t.tryNow, press: () => tell(api, { type: "sync" }) },
      };
    case "protection":
      return protectionSaid(facts, allow);
    case "no-mail-access":
      return {
        isError: true,
        sentence: t.noMailAccess,
        hint: t.noMailAccessHint,
        button: allow([...gmailPages, ...outlookPages]),
      };
    case "paused":
      return {
        isError: false,
        sentence: t.paused,
        hint: t.pausedHint,
        button: { label: t.resume, press: () => void preferences.change({ paused: false }) },
      };
    case "trouble":
      return { isError: false, sentence: troublesOf(facts) };
    case "notifications-off":
      return {
        isError: false,
        sentence: t.notificationsOff,
        hint: t.notificationsOffHint,
        button: {
          label: t.settings,
          press: () =>
            tell(api, {
              type: "open-dashboard",
              at: { page: "settings", section: "notifications" },
            }),
        },
      };
  }
}

/** What is wrong when the rep's own views or clicks may count, and what to do. */
function protectionSaid(
  { protection: { fault, host }, session }: AdviceFacts,
  allow: (origins: string[]) => NonNullable<Said["button"]>,
): Said {
  const t = adviceWords.get();
  if (fault !== "no-access")
    return {
      isError: true,
      sentence: t.viewsMayCount,
      detail: fault === "not-followed" ? t.rulesNotFollowed : t.rulesRefused,
      hint: t.rulesHint,
    };
  return {
    isError: true,
    sentence: t.clicksMayCount,
    detail: host === null ? t.noTrackingAccessUnnamed : t.noTrackingAccess({ host }),
    hint: t.noTrackingAccessHint,
    button: allow(permissionPatterns([session.trackingOrigin])),
  };
}

function troublesOf({ connection: { troubles } }: AdviceFacts): string {
  return troubles.map(troubleSentence).join(" ");
}
