import type { SeenSend } from "../../sends/follow-sends.ts";
import { callSafely } from "../call-safely.ts";
import type { SendHandler } from "../mail-client.ts";

/** Outlook posts a mail at once; what has not been seen leaving after this, it has not sent: it asks something. */
const STAYS_AFTER_MS = 5_000;
/** Outlook closes a form at Send. One that is closed later than this was closed by the rep, after whatever Outlook asked. */
const CLOSES_WITHIN_MS = 3_000;
/** Undoing takes ten seconds at most. What nobody has seen after this, nobody will see. */
const UNSEEN_AFTER_MS = 90_000;

/** A form as far as its Sends go. */
export interface SendingForm {
  readonly draftId: string;
  /** Aborted when the form is gone. */
  readonly closed: AbortSignal;
  readonly handler: Pick<SendHandler, "stayed" | "sent">;
  /**
   * Has the mail made ready to leave.
   * @returns what it can be known by on its way; null where it leaves untracked
   */
  prepare(): PreparedMail | null;
}

export interface PreparedMail {
  /** Sightline's id. */
  readonly messageId: string;
  /** The conversation that it goes to, if that is known. */
  readonly threadId: string | null;
}

/** What was made ready to leave, until it has left. */
export interface PendingSends<Form extends SendingForm> {
  /** Makes a mail ready to leave. Does it anew each time. `surely`: the press is Send itself. */
  prepare(form: Form, surely: boolean): void;
  /** The mail that was made ready last, stands open, and was not seen to leave: what Outlook asks is about it. */
  unresolved(): Form | null;
  /** The rep goes on writing, or throws the mail away: it will not leave for what was pressed before. */
  giveUp(form: Form): void;
  /**
   * A form was opened; if what was sent from another one stands in it, that was undone, or failed.
   * @param ids of whose mails it has pixels or links
   */
  opened(form: Form, ids: ReadonlySet<string>): void;
  seen(send: SeenSend): void;
}

interface Course<Form> extends PreparedMail {
  readonly form: Form;
  readonly surely: boolean;
  readonly since: number;
  state: "waiting" | "leaving" | "stayed";
  /** On its way to the mail server, now or at an earlier press. */
  wasSeen: boolean;
  timer: ReturnType<typeof setTimeout> | null;
}

/** @param unseen a mail's form is gone, and nothing was seen of the mail */
export function keepPendingSends<Form extends SendingForm>(unseen: () => void): PendingSends<Form> {
  const courses = new Map<string, Course<Form>>();
  let asked: Course<Form> | null = null;

  function wait(course: Course<Form>, ms: number, then: () => void): void {
    stopWaiting(course);
    course.timer = setTimeout(then, ms);
  }

  function stopWaiting(course: Course<Form>): void {
    if (course.timer !== null) clearTimeout(course.timer);
    course.timer = null;
  }

  function stay(course: Course<Form>): void {
    stopWaiting(course);
    if (course.form.closed.aborted || course.state === "stayed") return;
    course.state = "stayed";
    const mayHaveLeft = course.wasSeen;
    callSafely(() => course.form.handler.stayed({ mayHaveLeft }), undefined);
  }

  function onClosed(course: Course<Form>): void {
    if (courses.get(course.messageId) !== course || course.state !== "waiting") return;
    stopWaiting(course);
    const byItself = performance.now() - course.since < CLOSES_WITHIN_MS;
    if (course.surely && byItself) lookLater(course);
  }

  /** Without a network, mail waits for one; and whoever closes the computer closes it for Outlook, too. */
  function lookLater(course: Course<Form>): void {
    const since = Date.now();
    wait(course, UNSEEN_AFTER_MS, () => {
      const hasSlept = Date.now() - since > 2 * UNSEEN_AFTER_MS;
      if (navigator.onLine && !hasSlept) unseen();
      else lookLater(course);
    });
  }

  /** What it did to the editor, the next one takes back. */
  function supersede(course: Course<Form>): void {
    stopWaiting(course);
    course.state = "stayed";
  }

  function forget(course: Course<Form>): void {
    stopWaiting(course);
    if (courses.get(course.messageId) === course) courses.delete(course.messageId);
    if (asked === course) asked = null;
  }

  return {
    prepare(form, surely) {
      for (const course of courses.values()) if (course.form === form) supersede(course);
      if (asked?.form === form) asked = null;
      const prepared = form.prepare();
      if (prepared === null) return;
      const earlier = courses.get(prepared.messageId);
      if (earlier !== undefined) forget(earlier);
      const since = performance.now();
      const course: Course<Form> = {
        ...prepared,
        form,
        surely,
        since,
        state: "waiting",
        wasSeen: earlier?.wasSeen ?? false,
        timer: null,
      };
      courses.set(course.messageId, course);
      asked = course;
      wait(course, STAYS_AFTER_MS, () => stay(course));
      form.closed.addEventListener("abort", () => onClosed(course), { once: true });
    },
    unresolved() {
      const stands = asked !== null && asked.state !== "leaving" && !asked.form.closed.aborted;
      return stands ? (asked?.form ?? null) : null;
    },
    giveUp(form) {
      if (asked?.form !== form) return;
      const course = asked;
      asked = null;
      if (course.state === "waiting") stay(course);
    },
    opened(form, ids) {
      for (const course of courses.values()) {
        const isThis = course.form.draftId === form.draftId || ids.has(course.messageId);
        if (!isThis || !course.form.closed.aborted) continue;
        stopWaiting(course);
        // Outlook may offer to send it again, far from the form.
        asked = { ...course, form, state: "stayed" };
      }
    },
    seen({ phase, messageIds, deferredUntil }) {
      for (const id of messageIds) {
        const course = courses.get(id);
        if (course === undefined) continue;
        if (phase === "leaving") {
          course.state = "leaving";
          course.wasSeen = true;
          wait(course, UNSEEN_AFTER_MS, () => stay(course));
        } else if (phase === "failed") {
          stay(course);
        } else {
          forget(course);
          const { threadId } = course;
          const ids = { threadId, messageId: null, deferredUntil };
          callSafely(() => course.form.handler.sent(ids), undefined);
        }
      }
    },
  };
}
