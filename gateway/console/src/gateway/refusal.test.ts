import { Code, ConnectError } from '@connectrpc/connect';
import { afterEach, describe, expect, it } from 'vitest';
import { useLanguage } from '../language/language';
import { sentence } from './refusal';

describe('a refusal', () => {
  const { language } = useLanguage();
  afterEach(() => { language.value = 'en'; });
  const refusal = new ConnectError('It is cleared already.', Code.FailedPrecondition);

  it('is the gateway\'s own sentence in English', () => {
    language.value = 'en';
    expect(sentence(refusal)).toBe('It is cleared already.');
  });

  it('says in Chinese of what kind it is, before that sentence', () => {
    language.value = 'zh';
    expect(sentence(refusal)).toBe('当前状态不允许此操作（It is cleared already.）');
    expect(sentence(new ConnectError('odd', Code.DataLoss))).toBe('odd');
  });
});
