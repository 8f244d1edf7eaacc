/** No signal is anywhere near as long: whatever sends more without a line's end is no stream of signals. */
const longestLine = 65_536;

/**
 * The names of the server-sent events of a stream, as they come. By hand, because names are all that is wanted of them: the
 * package that also reads data, ids and delays weighs more than the whole of `stream.ts`.
 * @throws when the stream breaks, or is none of signals.
 */
export async function* signalNames(body: NonNullable<Response["body"]>): AsyncGenerator<string> {
  let rest = "";
  let name = "";
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? "";
    if (rest.length > longestLine) throw new Error("a line of the stream does not end");
    for (const line of lines) {
      if (line.startsWith("event:")) name = line.slice(6).trim();
      if (line !== "" || name === "") continue;
      yield name;
      name = "";
    }
  }
}
