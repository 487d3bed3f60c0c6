import { Refused, Unreachable } from "../api";
import { t, type MessageId } from "../messages";

/**
 * What a reader is told when the server refused, or did not answer.
 * @throws whatever is neither.
 */
export function refusalWords(refusal: unknown, away: MessageId): string {
  if (refusal instanceof Refused) return refusal.message;
  if (refusal instanceof Unreachable) return t(away);
  throw refusal;
}
