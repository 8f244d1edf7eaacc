/** A signal that is aborted when one of InboxSDK's views says that it is gone. */
export function destroySignal(view: {
  on(event: "destroy", listener: () => void): unknown;
}): AbortSignal {
  const controller = new AbortController();
  view.on("destroy", () => controller.abort());
  return controller.signal;
}
