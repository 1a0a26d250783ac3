import { Code, ConnectError } from '@connectrpc/connect';
import { useLanguage } from '../language/language';
import { CALL_TIMEOUT_MS } from './clients';

/** What to do about a call that failed. */
export type Verdict = 'retry' | 'sign-in' | 'start-anew' | 'give-up';

export function judge(error: unknown): Verdict {
  switch (ConnectError.from(error).code) {
    case Code.Unauthenticated:
      return 'sign-in';
    case Code.OutOfRange:
    case Code.InvalidArgument:
      return 'start-anew';
    case Code.PermissionDenied:
    case Code.NotFound:
    case Code.Unimplemented:
      return 'give-up';
    default:
      return 'retry';
  }
}

/** The gateway's own sentence, without the code connect puts before it; ours where it said nothing in time. */
export function sentence(error: unknown): string {
  const refusal = ConnectError.from(error);
  if (refusal.code === Code.DeadlineExceeded) {
    return useLanguage().t('app.noAnswer', { n: CALL_TIMEOUT_MS / 1000 });
  }
  return refusal.rawMessage === '' ? Code[refusal.code] : refusal.rawMessage;
}
