import { type Emitter, type Observable, stream } from "kefir";

/**
 * A Kefir stream, which is how InboxSDK takes what changes. One subscriber; it gets the latest value when it comes.
 */
export function descriptorStream<T>(): { stream: Observable<T, never>; emit(value: T): void } {
  let emitter: Emitter<T, never> | null = null;
  let latest: { value: T } | null = null;
  return {
    stream: stream<T, never>((subscriber) => {
      emitter = subscriber;
      if (latest !== null) subscriber.value(latest.value);
      return () => {
        emitter = null;
      };
    }),
    emit(value) {
      latest = { value };
      emitter?.value(value);
    },
  };
}
