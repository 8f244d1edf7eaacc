/** A request to the server, on its way to whoever sends it. */
export interface CarriedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface CarriedAnswer {
  readonly status: number;
  readonly text: string;
}

/** What a worker does with a message: sends it and answers on the port that came along, null where that failed. */
export async function carryForPage({ data, ports }: MessageEvent<CarriedRequest>): Promise<void> {
  const { url, headers, body } = data;
  const carried = await fetch(url, { method: "POST", headers, body }).then(
    async (answer): Promise<CarriedAnswer> => ({
      status: answer.status,
      text: await answer.text(),
    }),
    () => null,
  );
  ports[0]?.postMessage(carried);
}
