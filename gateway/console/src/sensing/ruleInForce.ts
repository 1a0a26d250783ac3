import type { Rule } from '../gen/citytwin/v1/city_pb';
import { readDefinition } from './ruleDefinition';

/** Which sensor a rule is asked about. */
export interface Subject {
  /** The cell it stands in. */
  readonly area: string;
  readonly deviceId: string;
}

/** Longer than any division code, as the one device is narrower than any area. */
const ONE_DEVICE = 100;

/**
 * Of rules with one id the one that speaks for a sensor, as the silo chooses it: one that names the device over one for
 * the longest area over one for everywhere; of equals, the later.
 */
export function rulesInForce(rules: readonly Rule[], subject: Subject): Rule[] {
  const chosen = new Map<string, { rule: Rule; narrow: number }>();
  for (const rule of rules) {
    const narrow = narrowness(rule, subject);
    if (narrow !== null && narrow >= (chosen.get(rule.id)?.narrow ?? 0)) {
      chosen.set(rule.id, { rule, narrow });
    }
  }
  return [...chosen.values()].map(({ rule }) => rule);
}

/** @returns null when the rule does not speak for the sensor at all. */
function narrowness(rule: Rule, { area, deviceId }: Subject): number | null {
  const definition = readDefinition(rule.definitionJson);
  const [areas, devices] = [textsOf(definition.areas), textsOf(definition.devices)];
  const around = areas.filter((code) => area.startsWith(code));
  return (devices.length > 0 && !devices.includes(deviceId)) || (areas.length > 0 && around.length === 0)
    ? null
    : (devices.length > 0 ? ONE_DEVICE : 0) + Math.max(0, ...around.map((code) => code.length));
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
