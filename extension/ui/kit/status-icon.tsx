import { statusIconUrl } from "../../mail/status-icon.ts";
import "./states.css";

/** The state of a mail, in the drawing that stands in the mail client's lists, too; in the page's own colours. */
export function StatusIcon({
  state,
  name,
}: {
  readonly state: Parameters<typeof statusIconUrl>[0];
  /** What is read out; absent where words beside it say the same. */
  readonly name?: string;
}) {
  return (
    <span
      className="status-icon"
      data-state={state}
      style={{ maskImage: `url(${statusIconUrl(state)})` }}
      {...(name === undefined
        ? { "aria-hidden": true }
        : { role: "img", "aria-label": name, title: name })}
    />
  );
}
