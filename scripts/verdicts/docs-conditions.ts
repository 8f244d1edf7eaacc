import type { Condition, UserAgentTest } from "../../shared/verdict/rule-types.ts";

/** A condition in words, for a table: "user agent has `curl/`; from AS8075". */
export function conditionWords(condition: Condition): string {
  const { kind, method, userAgent, located, lists, asns, provider, header, age } = condition;
  const words: string[] = [];
  if (kind !== undefined) words.push(`an ${kind}`.replace("an click", "a click"));
  if (method !== undefined) words.push(`asked by ${method}`);
  if (userAgent !== undefined) words.push(userAgentWords(userAgent));
  if (header !== undefined) {
    words.push(`header ${codes(header.names)} with ${codes(header.includes)}`);
  }
  if (located !== undefined) {
    words.push(
      located ? "from an address that is known" : "from an address of which nothing is known",
    );
  }
  if (lists !== undefined) words.push(`on the list ${codes(lists)}`);
  if (asns !== undefined) words.push(`from ${listed(asns.map((asn) => `AS${asn}`))}`);
  if (provider?.ids !== undefined) words.push(`by ${codes(provider.ids)}`);
  if (provider?.kinds !== undefined) words.push(`by a known ${codes(provider.kinds)}`);
  if (age !== undefined) words.push(`${age.from} s to less than ${age.under} s after minting`);
  if (condition.recent !== undefined) words.push(recentWords(condition.recent));
  if (condition.bot === true) words.push("known to the general list of bots");
  if (condition.any !== undefined) words.push(condition.any.map(conditionWords).join(" or "));
  if (condition.not !== undefined) words.push(`not (${conditionWords(condition.not)})`);
  return words.join("; ");
}

function userAgentWords({ is, includes, startsWith, endsWith, lacks }: UserAgentTest): string {
  const words: string[] = [];
  if (is === "") words.push("is empty");
  else if (is !== undefined) words.push(`is \`${is}\``);
  if (includes !== undefined) words.push(`has ${codes(includes)}`);
  if (startsWith !== undefined) words.push(`begins with ${codes(startsWith)}`);
  if (endsWith !== undefined) words.push(`ends with ${codes(endsWith)}`);
  if (lacks !== undefined) words.push(`lacks ${codes(lacks)}`);
  return `user agent ${words.join(" and ")}`;
}

function recentWords({
  linksAtOnce,
  mailsAtOnce,
  repeats,
}: NonNullable<Condition["recent"]>): string {
  const words: string[] = [];
  if (linksAtOnce !== undefined) words.push(`${linksAtOnce} or more links of the mail within 3 s`);
  if (mailsAtOnce !== undefined) {
    words.push(`${mailsAtOnce} or more mails of the sender from one network within 5 s`);
  }
  if (repeats !== undefined) words.push(`asked for ${repeats} times or more in the minute before`);
  return words.join(" and ");
}

function codes(names: readonly string[]): string {
  return listed(names.map((name) => `\`${name}\``));
}

function listed(names: readonly string[]): string {
  return names.join(names.length > 6 ? ", " : " or ");
}
