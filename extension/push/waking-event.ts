/** What a worker gets for a push, and when its subscription is gone (`ExtendableEvent`, W3C Service Workers). */
export interface WakingEvent extends Event {
  /** The browser keeps the worker until then. */
  waitUntil(done: Promise<unknown>): void;
}

/** The two events of Web Push, which TypeScript's DOM library does not know of. */
declare global {
  interface WindowEventMap {
    push: WakingEvent;
    pushsubscriptionchange: WakingEvent;
  }
}
