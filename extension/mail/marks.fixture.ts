import type { ListMark, MessageMark } from "./mail-client.ts";

/** For tests: a mark of a list's row. */
export function listMark(mark: Partial<ListMark>): ListMark {
  const nothing = (): void => undefined;
  return {
    state: "sent",
    isHot: false,
    title: () => "",
    press: nothing,
    point: nothing,
    leave: nothing,
    ...mark,
  };
}

/** For tests: a mark of an open message. */
export function messageMark(mark: Partial<MessageMark>): MessageMark {
  return {
    state: "sent",
    isHot: false,
    title: () => "",
    line: () => "",
    press: () => undefined,
    ...mark,
  };
}
