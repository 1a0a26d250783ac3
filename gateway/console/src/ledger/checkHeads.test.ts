import { describe, expect, it } from 'vitest';
import { aLedger, aSigner, DISTRICT, HEADS, KEYS, LAST } from './aLedger';
import { checkHeads, isGood } from './checkHeads';
import { idsOf } from './remembered';
import { signedText } from './signatures';

const believed = { district: DISTRICT, keys: KEYS, pinned: idsOf(KEYS) };
const [oldest = LAST, middle = LAST] = HEADS;

describe('heads in a list', () => {
  it('are good where each is the beginning of the one signed after it', async () => {
    expect((await checkHeads(aLedger(), believed, [LAST, middle, oldest], LAST)).map(isGood)).toEqual([true, true, true]);
  });

  it('are not good where a log became shorter, or where there is a list and no last head', async () => {
    expect((await checkHeads(aLedger(), believed, [middle, LAST], LAST)).map(({ goesOn }) => goesOn)).toEqual([true, false]);
    expect((await checkHeads(aLedger(), believed, [LAST], null)).map(({ goesOn }) => goesOn)).toEqual([false]);
  });

  it('are not those of another district, though it has signed them with a key that is believed', async () => {
    const other = await aSigner('500107');
    const head = { ...LAST, district: '500107', keyId: other.key.keyId, witnesses: [] };
    const signed = { ...head, signature: await other.sign(signedText(head)) } as typeof LAST;
    const keys = [...KEYS, other.key];
    const [found] = await checkHeads(aLedger(), { district: DISTRICT, keys, pinned: idsOf(keys) }, [signed], LAST);
    expect(found?.signed).toBe(false);
    const [theirs] = await checkHeads(aLedger(), { district: '500107', keys, pinned: idsOf(keys) }, [signed], LAST);
    expect(theirs?.signed).toBe(true);
  });
});
