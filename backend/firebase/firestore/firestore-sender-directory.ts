import { GrpcStatus, type DocumentReference, type Firestore } from "firebase-admin/firestore";
import { senderIdSchema, type SenderId } from "../../../shared/ids.ts";
import type { SenderDirectory } from "../../core/sender-directory.ts";
import { toDocumentId } from "./document-id.ts";
import { answerOf, hasCode } from "./firestore-call.ts";

/** The senders of accounts in Firestore: `accounts/{uid}`, which holds the sender and when it was made, and nothing else. */
export function createFirestoreSenderDirectory(firestore: Firestore): SenderDirectory {
  const accountOf = (principal: string): DocumentReference =>
    firestore.collection("accounts").doc(toDocumentId(principal));

  const find = async (principal: string): Promise<SenderId | null> => {
    const account = await answerOf(accountOf(principal).get());
    return account.exists ? senderIdSchema.parse(account.get("sid")) : null;
  };

  return {
    find,
    async enrol(principal, sid, at) {
      try {
        await answerOf(accountOf(principal).create({ sid, createdAt: at }));
        return sid;
      } catch (error) {
        if (!hasCode(error, GrpcStatus.ALREADY_EXISTS)) throw error;
      }
      const inForce = await find(principal);
      // Deleted in this very moment; the next attempt will do.
      if (inForce === null) throw new Error("an account that exists cannot be found");
      return inForce;
    },
  };
}
