/** What of the browser it takes to show the popup. */
export interface ReopenDeps {
  readonly action: { openPopup(): Promise<void> };
  readonly runtime: {
    getContexts(filter: { contextTypes: ["POPUP", "TAB"] }): Promise<readonly unknown[]>;
  };
}

/**
 * Shows the popup, which closed when Google's window opened, so that the person sees what came of it; unless one of the
 * extension's pages is open and shows it already. Where the browser does not want to, the next click on the button does.
 */
export async function reopenPopup({ action, runtime }: ReopenDeps): Promise<void> {
  try {
    const open = await runtime.getContexts({ contextTypes: ["POPUP", "TAB"] });
    if (open.length === 0) await action.openPopup();
  } catch {
    // Chrome before 127, or no window of its own in front.
  }
}
