import { buildThisExtension } from "../scripts/build-extension.ts";

/** Before the first story: what is tested is what the sources say. */
export default async function globalSetup(): Promise<void> {
  await buildThisExtension();
}
