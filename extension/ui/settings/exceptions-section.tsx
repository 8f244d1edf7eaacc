import { ConfidentialWords } from "./confidential-words.tsx";
import { NeverTrack } from "./never-track.tsx";
import type { SectionProps } from "./section-props.ts";

/** What goes out untracked, whatever the compose window says: mail to some people, and with some words. */
export function ExceptionsSection({ chosen }: SectionProps) {
  return (
    <>
      <NeverTrack rules={chosen.neverTrack} />
      <ConfidentialWords words={chosen.confidentialWords} />
    </>
  );
}
