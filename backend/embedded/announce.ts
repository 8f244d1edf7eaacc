/** Tells who started the server where it is and how to pair. */
export interface Announcer {
  readonly ready: (url: string, trackingOrigin: string) => void;
  readonly pairingCode: (code: string) => void;
}

/** For people. */
export const announceInWords: Announcer = {
  ready(url, trackingOrigin) {
    print(`Sightline listens on ${url}`);
    if (trackingOrigin !== url) print(`Recipients reach it at ${trackingOrigin}`);
  },
  pairingCode(code) {
    print(`Pairing code: ${code} (valid for 15 minutes, for one browser)`);
  },
};

/** For a parent process: one object a line, `ready` first, with the first code. */
export function announceAsJson(): Announcer {
  let whenReady: { url: string; trackingOrigin: string } | null = null;
  return {
    ready(url, trackingOrigin) {
      whenReady = { url, trackingOrigin };
    },
    pairingCode(pairingCode) {
      if (whenReady === null) print(JSON.stringify({ event: "pairing-code", pairingCode }));
      else print(JSON.stringify({ event: "ready", ...whenReady, pairingCode }));
      whenReady = null;
    },
  };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
