import * as z from "zod";

interface TriggerPlaces {
  readonly projectId: string;
  /** host:port of the Functions emulator. */
  readonly functionsHost: string;
  /** host:port of the Firestore emulator, which was started with `--functions_emulator=<functionsHost>`. */
  readonly firestoreHost: string;
}

/** What the Functions emulator says of its functions at `/backends`. */
const backends = z.object({
  backends: z.array(
    z.object({
      functionTriggers: z.array(
        z.object({
          id: z.string(),
          eventTrigger: z
            .object({
              eventType: z.string(),
              eventFilters: z.record(z.string(), z.string()).optional(),
              eventFilterPathPatterns: z.record(z.string(), z.string()).optional(),
            })
            .optional(),
        }),
      ),
    }),
  ),
});

/** The Functions emulator counts how often it loaded its triggers; this is the first time. */
const FIRST_GENERATION = 0;

/**
 * Tells Firestore which functions wait for its documents. firebase-tools does so only for a Firestore emulator that it
 * started itself, and that one asks for Java 21. As its `addFirestoreTrigger` does (lib/emulator/functionsEmulator.js,
 * firebase-tools 15.34).
 * @returns how many functions now wait
 */
export async function registerFirestoreTriggers(places: TriggerPlaces): Promise<number> {
  const { projectId, functionsHost, firestoreHost } = places;
  const listing = await fetch(`http://${functionsHost}/backends`);
  const found = backends.parse(await listing.json());
  let registered = 0;
  for (const { id, eventTrigger } of found.backends.flatMap((each) => each.functionTriggers)) {
    if (eventTrigger?.eventType.startsWith("google.cloud.firestore.") !== true) continue;
    const { eventType, eventFilters = {}, eventFilterPathPatterns = {} } = eventTrigger;
    const pattern = eventFilterPathPatterns["document"];
    const url = new URL(
      `http://${firestoreHost}/emulator/v1/projects/${projectId}/eventarcTrigger`,
    );
    url.searchParams.set("eventarcTriggerId", `${id}-${FIRST_GENERATION}`);
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        eventType,
        database: eventFilters["database"],
        namespace: eventFilters["namespace"],
        document: {
          value: pattern ?? eventFilters["document"],
          matchType: pattern === undefined ? "EXACT" : "PATH_PATTERN",
        },
      }),
    });
    if (!answer.ok)
      throw new Error(`Firestore did not take the trigger ${id}: ${await answer.text()}`);
    registered += 1;
  }
  return registered;
}
