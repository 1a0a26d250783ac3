import { Code, ConnectError } from '@connectrpc/connect';
import { useLanguage } from '../language/language';
import type { Message } from '../language/zh';
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

/** Kinds of refusal that have words of their own in a language the gateway does not speak. */
const KINDS: Readonly<Partial<Record<Code, Message>>> = {
  [Code.Unauthenticated]: 'refusal.unauthenticated',
  [Code.PermissionDenied]: 'refusal.permission',
  [Code.NotFound]: 'refusal.notFound',
  [Code.InvalidArgument]: 'refusal.invalid',
  [Code.FailedPrecondition]: 'refusal.state',
  [Code.ResourceExhausted]: 'refusal.tooMuch',
  [Code.Unavailable]: 'refusal.unavailable',
  [Code.Internal]: 'refusal.internal',
};

/**
 * The gateway's own sentence, without the code connect puts before it; ours where it said nothing in time. It speaks
 * English: a Chinese reader is told first of what kind it is.
 */
export function sentence(error: unknown): string {
  const refusal = ConnectError.from(error);
  if (refusal.code === Code.DeadlineExceeded) {
    return useLanguage().t('app.noAnswer', { n: CALL_TIMEOUT_MS / 1000 });
  }
  const { t, language } = useLanguage();
  const said = refusal.rawMessage === '' ? Code[refusal.code] : refusal.rawMessage;
  const kind = KINDS[refusal.code];
  return language.value === 'zh' && kind !== undefined ? `${t(kind)}（${said}）` : said;
}
