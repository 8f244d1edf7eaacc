import { useStore } from "@nanostores/react";
import type { ReadableAtom } from "nanostores";
import { useLayoutEffect } from "react";
import type { InsetView } from "../../inset/protocol.ts";
import { CardView } from "./card-view.tsx";
import { ComposeMenuView } from "./compose-menu.tsx";
import type { InsetWorld, Show } from "./inset-world.ts";
import { ThreadView } from "./thread-view.tsx";

/** The view that the content script last asked for; nothing while the frame is out of sight. */
export function InsetPage({
  world,
  shown,
}: {
  readonly world: InsetWorld;
  readonly shown: ReadableAtom<Show | null>;
}) {
  const show = useStore(shown);
  const look = show?.look;
  const font = show?.font;
  useLayoutEffect(() => {
    const { documentElement, body } = document;
    if (look !== undefined) documentElement.dataset["theme"] = look;
    if (font !== undefined) body.style.fontFamily = font;
  }, [look, font]);
  if (show === null) return null;
  return <View key={keyOf(show.shown)} world={world} show={show} />;
}

function View({ world, show }: { readonly world: InsetWorld; readonly show: Show }) {
  const { shown } = show;
  switch (shown.view) {
    case "card":
      return <CardView world={world} show={show} threadId={shown.threadId} />;
    case "thread":
      return (
        <ThreadView
          world={world}
          show={show}
          threadId={shown.threadId}
          mailMessageId={shown.mailMessageId}
        />
      );
    case "compose":
      return <ComposeMenuView world={world} show={show} menu={shown.menu} />;
  }
}

/** The same for what is the same view, with news. */
function keyOf(shown: InsetView): string {
  return shown.view === "compose" ? shown.view : `${shown.view} ${shown.threadId}`;
}
