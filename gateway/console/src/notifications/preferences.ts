import type { NotifyPreferences } from '../gen/citytwin/v1/notification_pb';
import { minuteOf, textOf } from './minutes';

export const CHANNELS = ['webhook', 'mail', 'mqtt'] as const;
export const KINDS = ['alert', 'escalation', 'order', 'breach', 'warning'] as const;

export type Channel = (typeof CHANNELS)[number];

/** Preferences as the form edits them: every field is there, as text where it is typed. */
export interface Wishes {
  version: number;
  language: string;
  channels: string[];
  url: string;
  secret: string;
  hasSecret: boolean;
  mail: string;
  device: string;
  kinds: string[];
  severities: string[];
  areas: string;
  quiet: boolean;
  quietFrom: string;
  quietUntil: string;
  evenRed: boolean;
}

export function toWishes(known: NotifyPreferences): Wishes {
  return {
    version: known.version,
    language: known.language,
    channels: [...known.channels],
    url: known.webhook?.url ?? '',
    secret: '',
    hasSecret: known.webhook?.hasSecret ?? false,
    mail: known.mail,
    device: known.device,
    kinds: [...known.kinds],
    severities: [...known.severities],
    areas: known.areas.join(' '),
    quiet: known.quiet !== undefined,
    quietFrom: textOf(known.quiet?.fromMinute ?? 22 * 60),
    quietUntil: textOf(known.quiet?.untilMinute ?? 7 * 60),
    evenRed: known.quiet?.evenRed ?? false,
  };
}

/** As the gateway is asked to keep them. */
export function toRequest(wishes: Wishes): {
  preferences: Partial<Omit<NotifyPreferences, 'webhook' | 'quiet' | '$typeName'>> & {
    webhook?: { url: string; secret: string };
    quiet?: { fromMinute: number; untilMinute: number; evenRed: boolean };
  };
  expectedVersion: number;
} {
  return {
    preferences: {
      language: wishes.language,
      channels: wishes.channels,
      ...(wishes.url.trim() === '' ? {} : { webhook: { url: wishes.url.trim(), secret: wishes.secret } }),
      mail: wishes.mail.trim(),
      device: wishes.device.trim(),
      kinds: wishes.kinds,
      severities: wishes.severities,
      areas: wishes.areas.split(/[\s,，、]+/).filter((code) => code !== ''),
      ...(wishes.quiet
        ? { quiet: { fromMinute: minuteOf(wishes.quietFrom), untilMinute: minuteOf(wishes.quietUntil), evenRed: wishes.evenRed } }
        : {}),
    },
    expectedVersion: wishes.version,
  };
}
