/**
 * What is wrong with Firestore rules that must deny everything. The real compiler is Google's, at the upload; this finds
 * an unbalanced file, and a rule that lets somebody in, before that.
 */
export function findRuleFaults(text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "");
  const faults: string[] = [];
  if (!/^\s*rules_version\s*=\s*(['"])2\1\s*;/.test(code))
    faults.push("does not begin with rules_version = '2';");
  if (!/\bservice\s+cloud\.firestore\s*\{/.test(code))
    faults.push("has no service cloud.firestore");
  let depth = 0;
  for (const [bracket] of code.matchAll(/[{}]/g)) {
    depth += bracket === "{" ? 1 : -1;
    if (depth < 0) break;
  }
  if (depth !== 0) faults.push("has brackets that do not fit");
  const allows = [...code.matchAll(/\ballow\b([^;]*);/g)];
  for (const [, rest = ""] of allows) {
    if (!/^[\s\w,]*:\s*if\s+false\s*$/.test(rest)) {
      faults.push(`lets somebody in: "allow${rest.trimEnd()};" (the Functions are the only door)`);
    }
  }
  return faults;
}
