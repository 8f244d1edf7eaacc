import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseSecretRing } from "../../shared/secret-ring.ts";
import { answering, API_KEY, makeWorld, PARAMS, type World } from "./deployment.fixture.ts";
import { deployProject } from "./deploy-project.ts";
import { tellObstacle } from "./outcome.ts";

type Ended = Awaited<ReturnType<World["deploy"]>>;

function told(outcome: Ended): string {
  return outcome.kind === "done" ? "done" : tellObstacle(outcome.obstacle).join("\n");
}

/** The parts of the CLI's calls that change something. */
const CHANGES = /secrets:set|databases:create|sites:create|^deploy/;
const changes = (world: World): string[] => world.calls().filter((call) => CHANGES.test(call));

describe("a first deployment", () => {
  test("makes secrets, database and site, uploads, and says who answers", async () => {
    const world = makeWorld();
    const outcome = await world.deploy({ params: world.params(PARAMS) });

    expect(told(outcome)).toBe("done");
    const { secrets, database, sites } = world.state();
    expect(parseSecretRing(secrets["SIGHTLINE_SECRET"]?.[0] ?? "")).toMatchObject({
      kind: "ring",
      ring: { current: 1 },
    });
    expect(secrets["SIGHTLINE_PUSH_PRIVATE_KEY"]).toHaveLength(1);
    expect([database, sites]).toEqual(["us-central1", ["acme-sightline"]]);
    expect(changes(world).slice(-2)).toEqual([
      "deploy --only firestore,functions:hit --project acme-sightline --force --non-interactive",
      "deploy --only functions:api,hosting --project acme-sightline --force --non-interactive",
    ]);
    const values = outcome.kind === "done" ? Object.fromEntries(outcome.value.values) : {};
    expect(values).toMatchObject({
      SIGHTLINE_ALLOWED_DOMAINS: "example.com,example.org",
      SIGHTLINE_PUSH_CONTACT: "mailto:ops@example.com",
      SIGHTLINE_WEB_API_KEY: API_KEY,
      SIGHTLINE_PUSH_PUBLIC_KEY: expect.stringMatching(/^B[\w-]{86}$/),
    });
  });

  test("makes the database by itself, protected from deletion, where Firestore is on already", async () => {
    const world = makeWorld({ state: { firestore: true } });
    const params = world.params(`${PARAMS}SIGHTLINE_REGION=europe-west1\n`);
    expect(told(await world.deploy({ params }))).toBe("done");
    expect(changes(world)).toContainEqual(
      expect.stringMatching(
        /^firestore:databases:create .*europe-west1 --delete-protection ENABLED/,
      ),
    );
    expect(world.state().database).toBe("europe-west1");
  });

  test("gives each codebase a value for every parameter that it declares, and no secret", async () => {
    const world = makeWorld();
    await world.deploy({ params: world.params(PARAMS) });

    const upload = join(world.tools.keep, "acme-sightline", "upload");
    const staged = readFileSync(join(upload, "functions/hit/.env.acme-sightline"), "utf8");
    expect(staged.replace(/B[\w-]{86}/, "<key>")).toBe(
      "SIGHTLINE_REGION=us-central1\nSIGHTLINE_HIT_MEMORY_MIB=256\nSIGHTLINE_TRACKING_ORIGIN=https://t.example.com\nSIGHTLINE_PUSH_PUBLIC_KEY=<key>\nSIGHTLINE_PUSH_SERVICES=\n",
    );
    for (const [secret] of Object.values(world.state().secrets)) {
      expect(world.said()).not.toContain(secret?.trim());
      expect(world.calls().join("\n")).not.toContain(secret?.trim());
    }
  });

  test("switches Google's log of requests off before anybody can ask, or says that it could not", async () => {
    const world = makeWorld();
    const before: number[] = [];
    const excludeRequestLog = async () => {
      before.push(world.calls().filter((call) => call.startsWith("deploy")).length);
      return false;
    };
    const outcome = await deployProject(
      { project: "acme-sightline", params: world.params(PARAMS), yes: true },
      { ...world.tools, excludeRequestLog },
    );
    expect(outcome).toMatchObject({ kind: "done", value: { requestLogOff: false } });
    expect(before).toEqual([0]);
  });

  test("in another region leads Hosting there, and makes the database there", async () => {
    const world = makeWorld();
    const params = world.params(`${PARAMS}SIGHTLINE_REGION=europe-west1\n`);
    expect(told(await world.deploy({ params }))).toBe("done");

    expect(world.state().database).toBe("europe-west1");
    const upload = join(world.tools.keep, "acme-sightline", "upload");
    const config = readFileSync(join(upload, "firebase.json"), "utf8");
    expect(config).toContain('"region": "europe-west1"');
    expect(config).not.toContain("us-central1");
  });

  test("asks for what is missing, and keeps it for the next one", async () => {
    const world = makeWorld({
      ask: answering({
        SIGHTLINE_OAUTH_CLIENT_ID: "1-a.apps.googleusercontent.com",
        SIGHTLINE_PUSH_CONTACT: "https://example.com/contact",
        "Which project?": "acme-sightline",
      }),
    });
    expect(told(await world.deploy({ project: null, yes: false }))).toBe("done");

    const saved = readFileSync(join(world.tools.keep, "acme-sightline", "params.env"), "utf8");
    expect(saved).toContain("SIGHTLINE_TRACKING_ORIGIN=https://acme-sightline.web.app\n");
    expect(saved).toContain("SIGHTLINE_PUSH_CONTACT=https://example.com/contact\n");
  });

  test("says that the key was not found and must be given, when the project has several web apps", async () => {
    const world = makeWorld({ state: { apiKeys: [API_KEY, API_KEY] } });
    expect(told(await world.deploy({ params: world.params(PARAMS) }))).toMatch(
      /nobody is there to be asked[\s\S]*SIGHTLINE_WEB_API_KEY/,
    );
  });
});

describe("a second deployment", () => {
  test("asks nothing and leaves secrets, database and site as they are", async () => {
    const world = makeWorld();
    await world.deploy({ params: world.params(PARAMS) });
    const { secrets } = world.state();
    const before = changes(world).length;

    expect(told(await world.deploy())).toBe("done");
    expect(world.state().secrets).toEqual(secrets);
    const uploads = expect.stringMatching(/^deploy /);
    expect(changes(world).slice(before)).toEqual([uploads, uploads]);
    expect(world.said()).toContain("deployed before");
  });

  test("from another computer works out the public push key of the project", async () => {
    const world = makeWorld();
    const first = await world.deploy({ params: world.params(PARAMS) });
    writeFileSync(join(world.tools.keep, "acme-sightline", "params.env"), "");
    const second = await world.deploy({ params: world.params(PARAMS) });

    const key = (ended: Ended) =>
      ended.kind === "done" ? ended.value.values.get("SIGHTLINE_PUSH_PUBLIC_KEY") : ended.kind;
    expect(key(second)).toBe(key(first));
  });

  test("by an account that may not read secrets takes the key as it was", async () => {
    const world = makeWorld();
    await world.deploy({ params: world.params(PARAMS) });
    world.change({ mayReadSecrets: false });
    expect(told(await world.deploy())).toBe("done");

    writeFileSync(join(world.tools.keep, "acme-sightline", "params.env"), "");
    expect(told(await world.deploy({ params: world.params(PARAMS) }))).toContain(
      "Secret Manager Secret Accessor",
    );
  });

  test("will not move to another region", async () => {
    const world = makeWorld();
    await world.deploy({ params: world.params(PARAMS) });
    const before = changes(world).length;
    const params = world.params("SIGHTLINE_REGION=europe-west1\n");

    expect(told(await world.deploy({ params }))).toContain("cannot be moved to europe-west1");
    expect(changes(world)).toHaveLength(before);
  });

  test("after an upload that failed makes nothing twice", async () => {
    const world = makeWorld({ state: { deployError: "Failed to make request to https://x" } });
    const failed = await world.deploy({ params: world.params(PARAMS) });
    expect(told(failed)).toMatch(/The upload failed[\s\S]*googleapis\.com/);
    const { secrets } = world.state();

    world.change({ deployError: null });
    expect(told(await world.deploy())).toBe("done");
    expect(world.state().secrets).toEqual(secrets);
  });
});

describe("what stands in the way", () => {
  test("nobody is signed in", async () => {
    const world = makeWorld({ state: { accounts: [] } });
    expect(told(await world.deploy())).toMatch(/Nobody is signed in[\s\S]*npx firebase login/);
  });

  test("a credentials file that is not there", async () => {
    const env = { GOOGLE_APPLICATION_CREDENTIALS: "/nowhere/key.json" };
    const world = makeWorld({ state: { accounts: [] }, env });
    expect(told(await world.deploy())).toContain("There is no file /nowhere/key.json.");
  });

  test("a project that this account does not have", async () => {
    const world = makeWorld();
    expect(told(await world.deploy({ project: "acme-other" }))).toMatch(
      /no project acme-other[\s\S]*acme-sightline, acme-shop/,
    );
    expect(told(await world.deploy({ project: "Acme!" }))).toContain("not the id of a project");
    expect(told(await world.deploy({ project: null }))).toContain("--project <id>");
  });

  test("the free plan, before anything is built or made", async () => {
    const world = makeWorld({ state: { blaze: false } });
    const outcome = await world.deploy({ params: world.params(PARAMS) });
    expect(told(outcome)).toContain(
      "Put the project on the Blaze plan: https://console.firebase.google.com/project/acme-sightline/usage/details",
    );
    expect(changes(world)).toEqual([]);
  });

  test("wrong parameters, all of them named", async () => {
    const world = makeWorld();
    const text = `SIGHTLINE_TRACKING_ORIGIN=http://t.example.com
SIGHTLINE_HIT_CONCURRENCY=many
SIGHTLINE_SECRET=abc
SIGHTLINE_COLOUR=red
nonsense
`;
    const words = told(await world.deploy({ params: world.params(text) }));
    expect(words).toContain("SIGHTLINE_TRACKING_ORIGIN must be an https address");
    expect(words).toContain("SIGHTLINE_HIT_CONCURRENCY must be a whole number from 1 to 1000");
    expect(words).toContain("line 3 sets SIGHTLINE_SECRET: secrets do not go into a file");
    expect(words).toContain("line 4 sets SIGHTLINE_COLOUR, which is not a parameter");
    expect(words).toContain("line 5 must be NAME=value");
  });

  test("a file of parameters that is not there", async () => {
    const world = makeWorld();
    expect(told(await world.deploy({ params: "/nowhere" }))).toContain(
      "There is no file /nowhere.",
    );
  });

  test("a database in another place", async () => {
    const world = makeWorld({ state: { firestore: true, database: "europe-west3" } });
    expect(told(await world.deploy({ params: world.params(PARAMS) }))).toContain(
      "The project's database is in europe-west3, but the functions would run in us-central1.",
    );
    world.change({ database: "nam5" });
    expect(told(await world.deploy({ params: world.params(PARAMS) }))).toBe("done");
  });

  test("a server secret that was destroyed or damaged is not replaced", async () => {
    const world = makeWorld({ state: { secrets: { SIGHTLINE_SECRET: [null] } } });
    const params = world.params(PARAMS);
    expect(told(await world.deploy({ params }))).toContain("none of its versions is enabled");
    world.change({ secrets: { SIGHTLINE_SECRET: ["hello"] } });
    expect(told(await world.deploy({ params }))).toContain(
      "SIGHTLINE_SECRET cannot be read: line 1",
    );
    world.change({ secrets: { SIGHTLINE_PUSH_PRIVATE_KEY: ["hello"] } });
    expect(told(await world.deploy({ params }))).toContain("is not a P-256 private key");
    expect(changes(world).filter((call) => call.startsWith("deploy"))).toEqual([]);
  });

  test("a build that firebase-tools would refuse", async () => {
    const world = makeWorld();
    const path = join(world.root, ".output/functions/hit/functions.yaml");
    writeFileSync(
      path,
      readFileSync(path, "utf8").replace("SIGHTLINE_HIT_MEMORY_MIB }}", "NO_SUCH }}"),
    );
    const outcome = await world.deploy({ params: world.params(PARAMS) });
    expect(told(outcome)).toMatch(/cannot be deployed[\s\S]*hit: .*NO_SUCH/);
    expect(changes(world)).toEqual([]);
  });

  test("a person who changes their mind, at a question and at the last one", async () => {
    const early = makeWorld({ ask: answering({ SIGHTLINE_REGION: null }) });
    expect(told(await early.deploy({ yes: false }))).toContain("Cancelled: nothing was changed");
    const late = makeWorld({ ask: answering({ "Deploy to": false }) });
    const params = late.params(PARAMS);
    expect(told(await late.deploy({ yes: false, params }))).toContain(
      "Cancelled: nothing was changed",
    );
    expect([...changes(early), ...changes(late)]).toEqual([]);
  });

  test("nobody is there to say yes", async () => {
    const world = makeWorld();
    const outcome = await world.deploy({ yes: false, params: world.params(PARAMS) });
    expect(told(outcome)).toContain("--yes");
    expect(changes(world)).toEqual([]);
  });
});
