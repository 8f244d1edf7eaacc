import { type HitFacts, type NetworkFacts, UNKNOWN_NETWORK } from "../hit-facts.ts";
import type { Classification } from "../classify.ts";
import { chrome } from "../judge.fixture.ts";
import { isReasonCode } from "../reasons.ts";
import type { Evidence } from "../rule-types.ts";

/** A request as it was recorded, and what is to be made of it. */
export interface Sample {
  /** The provider that it is a sample of. */
  readonly provider: string;
  readonly kind: HitFacts["kind"];
  readonly userAgent: string;
  readonly network: NetworkFacts;
  readonly family: string;
  readonly networkClass: Classification["networkClass"];
  readonly decides: Evidence;
}

interface Group {
  readonly networkClass: Sample["networkClass"];
  /** Verdict and reason, parted by a space; left out: no sample of that kind. */
  readonly open?: string;
  readonly click?: string;
}

const VERDICTS = ["person", "unconfirmed", "machine"] as const;

function evidence(text: string): Evidence {
  const [word, reason = ""] = text.split(" ");
  const verdict = VERDICTS.find((known) => known === word);
  if (verdict === undefined || !isReasonCode(reason)) throw new Error(`no evidence: ${text}`);
  return { verdict, reason };
}

/** Of lines "provider | family | user agent", and "| public, list or AS number …" where the address is told. */
export function samples(group: Group, lines: string): Sample[] {
  return lines
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [provider = "", family = "", userAgent = "", network = ""] = line
        .split("|")
        .map((cell) => cell.trim().replace("CHROME", chrome));
      const facts = { provider, family, userAgent, network: networkFacts(network) };
      return (["open", "click"] as const).flatMap((kind) => {
        const decides = group[kind];
        if (decides === undefined) return [];
        const { networkClass } = group;
        return [{ ...facts, kind, networkClass, decides: evidence(decides) }];
      });
    });
}

const LISTS = ["apple-egress", "google", "google-cloud", "exchange-online", "barracuda"] as const;

function networkFacts(text: string): NetworkFacts {
  if (text === "") return UNKNOWN_NETWORK;
  const words = text.split(" ");
  const asn = words.find((word) => word.startsWith("AS"));
  return {
    isPublic: true,
    lists: LISTS.filter((list) => words.includes(list)),
    asn: asn === undefined ? null : Number(asn.slice(2)),
    country: "US",
  };
}
