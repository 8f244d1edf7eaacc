import { useStore } from "@nanostores/react";
import { useState, type ReactElement } from "react";
import { insightsWords } from "../../words/insights.ts";
import { Button } from "../kit/button.tsx";

/** So many stand there at first. */
const SHOWN = 8;

/** A list that may be long, with its first few and all of them on request. */
export function MoreList({ children }: { readonly children: readonly ReactElement[] }) {
  const t = useStore(insightsWords);
  const [isWhole, setWhole] = useState(false);
  if (children.length === 0) return null;
  const shown = isWhole ? children : children.slice(0, SHOWN);
  return (
    <>
      <ul className="people">
        {shown.map((child) => (
          <li key={child.key}>{child}</li>
        ))}
      </ul>
      {children.length <= SHOWN ? null : (
        <Button kind="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t.showFewer : t.showAll(children.length)}
        </Button>
      )}
    </>
  );
}
