import { useStore } from "@nanostores/react";
import { useCallback } from "react";
import { readSummaries } from "../../db/summaries.ts";
import { session as storedSession } from "../../session.ts";
import { connection as storedConnection } from "../../sync/connection.ts";
import { welcomeWords } from "../../words/welcome.ts";
import type { DashboardProps } from "../dashboard/api.ts";
import { useLive, useStored } from "../kit/live.ts";
import { Skeleton } from "../kit/states.tsx";
import { NotificationCheck } from "../settings/notification-check.tsx";
import { testSeen } from "../settings/notification-test.ts";
import { usePermission } from "../settings/permission.ts";
import { ConnectStep } from "./connect-step.tsx";
import { skippedSteps, type StepName } from "./first-run.ts";
import { NextSteps } from "./next-steps.tsx";
import { stateOfConnect, stateOfNotify, stateOfTest, type StepState } from "./step-states.ts";
import { Step } from "./step.tsx";
import { TestStep } from "./test-step.tsx";
import "./welcome.css";

/** Of so many mails that were sent last, the newest tracked one is the test. */
const looked = 50;

/** The first steps, each with how it really stands, followed. */
export function WelcomePage({ api, db }: DashboardProps) {
  const t = useStore(welcomeWords);
  const session = useStored(storedSession);
  const connection = useStored(storedConnection);
  const permission = usePermission(api);
  const seen = useStored(testSeen);
  const skipped = useStored(skippedSteps);
  const mails = useLive(useCallback(() => readSummaries(db, { limit: looked }), [db]));
  const mail =
    mails.status === "ready"
      ? mails.value.find(({ recorded, tracking }) => recorded && (tracking.opens || tracking.links))
      : undefined;

  const isRead =
    session !== undefined &&
    connection !== undefined &&
    permission !== null &&
    seen !== undefined &&
    skipped !== undefined &&
    mails.status !== "loading";
  if (!isRead) {
    return (
      <div className="welcome">
        <h1>{t.title}</h1>
        <Skeleton height={240} />
      </div>
    );
  }

  const skip = (name: StepName) => void skippedSteps.setValue([...new Set([...skipped, name])]);
  const unskip = (name: StepName) =>
    void skippedSteps.setValue(skipped.filter((one) => one !== name));
  /** What is done is done, also when it was skipped before. */
  const step = (name: StepName, state: StepState) => ({
    state: skipped.includes(name) && state !== "done" ? ("skipped" as const) : state,
    isSkippable: state !== "done",
    onSkip: () => skip(name),
    onUnskip: () => unskip(name),
  });
  const connect = step("connect", stateOfConnect(session, connection));
  const notify = step("notify", stateOfNotify(permission, seen));
  const test = step("test", stateOfTest(mail));
  const states = [connect.state, notify.state, test.state];
  const done = states.filter((state) => state === "done").length;

  return (
    <div className="welcome">
      <header>
        <h1>{t.title}</h1>
        <p className="hint">{t.intro}</p>
        <p className="welcome-progress" role="status">
          {done === states.length ? t.allDone : t.progress({ done, total: states.length })}
        </p>
      </header>
      <ol className="steps" aria-label={t.steps}>
        <Step {...connect} title={t.connect} why={t.connectWhy}>
          <ConnectStep api={api} />
        </Step>
        <Step {...notify} title={t.notify} why={t.notifyWhy}>
          <NotificationCheck api={api} permission={permission} />
        </Step>
        <Step {...test} title={t.test} why={t.testWhy}>
          <TestStep session={session} mail={mail} hasFailed={mails.status === "failed"} />
        </Step>
      </ol>
      <NextSteps />
    </div>
  );
}
