import type { Filling } from '../language/language';
import type { Message } from '../language/zh';

/** What is checked, in the order in which it is shown. */
export type CheckName = 'ledger' | 'keys' | 'pins' | 'signature' | 'witnesses' | 'seen' | 'consistency' | 'covered' | 'shown' | 'leaf' | 'root';

export type CheckState = 'passed' | 'warned' | 'failed';

/** One step of a proof: what was checked, and what came of it. */
export interface Check {
  readonly name: CheckName;
  readonly state: CheckState;
  readonly message: Message;
  readonly filling: Filling;
}

export function checked(name: CheckName, state: CheckState, message: Message, filling: Filling = {}): Check {
  return { name, state, message, filling };
}

/** As bad as the worst of them. */
export function worstOf(checks: readonly Check[]): CheckState {
  return checks.some(({ state }) => state === 'failed') ? 'failed' : checks.some(({ state }) => state === 'warned') ? 'warned' : 'passed';
}

/**
 * Whether it is for a person to say if the keys or the log may be others now. Where an id is not of its key there is
 * nothing to compare.
 */
export function isForPerson(checks: readonly Check[]): boolean {
  const found = new Map(checks.map(({ name, state }) => [name, state]));
  return found.get('keys') === 'passed' && [found.get('pins'), found.get('consistency')].some((state) => state !== undefined && state !== 'passed');
}
