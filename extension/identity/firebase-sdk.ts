import { deleteApp, initializeApp } from "firebase/app";
import {
  connectAuthEmulator,
  GoogleAuthProvider,
  indexedDBLocalPersistence,
  initializeAuth,
  inMemoryPersistence,
  signInWithCredential,
  type Auth,
  type Persistence,
} from "firebase/auth/web-extension";
import type { FirebaseProject } from "../../shared/wire.ts";
import type { FirebaseAccounts, FirebaseProblem } from "./firebase-accounts.ts";
import { firebaseProblem } from "./firebase-problem.ts";
import { failuresAsNetworkErrors } from "./google-failures.ts";

/** Firebase Auth by Google's SDK. It is started when it is needed, not with the worker: it asks Google at each start. */
export function createFirebaseSdk(): FirebaseAccounts {
  const started = new Map<string, Auth>();
  let trials = 0;

  /** The one that keeps this sign-in, in IndexedDB, by the name of the app. */
  function kept(project: FirebaseProject, login: string): Auth {
    const name = JSON.stringify([project.projectId, project.apiKey, project.authEmulator, login]);
    const auth = started.get(name) ?? start(project, name, indexedDBLocalPersistence);
    started.set(name, auth);
    return auth;
  }

  return {
    async signIn(project, googleIdToken) {
      trials += 1;
      // In memory, so that a sign-in which the server refuses does not push out the one in force.
      const trial = start(project, `trial ${trials}`, inMemoryPersistence);
      const drop = () => deleteApp(trial.app);
      try {
        const credential = GoogleAuthProvider.credential(googleIdToken);
        const { user } = await signInWithCredential(trial, credential);
        return {
          kind: "signed-in",
          idToken: await user.getIdToken(),
          email: user.email ?? "",
          keep: async (login) => {
            const auth = kept(project, login);
            await auth.authStateReady();
            await auth.updateCurrentUser(user);
            await drop();
          },
          drop,
        };
      } catch (error) {
        await drop();
        return firebaseProblem(error);
      }
    },

    async freshToken(project, login) {
      try {
        const auth = kept(project, login);
        await auth.authStateReady();
        const user = auth.currentUser;
        if (user === null) return { kind: "signed-out" } satisfies FirebaseProblem;
        const { token, issuedAtTime, expirationTime } = await user.getIdTokenResult(true);
        const lifetime = Date.parse(expirationTime) - Date.parse(issuedAtTime);
        return { kind: "token", token, expiresAt: Date.now() + lifetime };
      } catch (error) {
        return firebaseProblem(error);
      }
    },

    async signOut(project, login) {
      await kept(project, login)
        .signOut()
        .catch(() => undefined);
    },
  };
}

function start(project: FirebaseProject, name: string, persistence: Persistence): Auth {
  failuresAsNetworkErrors();
  const { apiKey, projectId, authEmulator } = project;
  const auth = initializeAuth(initializeApp({ apiKey, projectId }, name), { persistence });
  if (authEmulator !== undefined)
    connectAuthEmulator(auth, authEmulator, { disableWarnings: true });
  return auth;
}
