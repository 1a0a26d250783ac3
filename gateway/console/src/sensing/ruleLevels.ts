import type { Rule } from '../gen/citytwin/v1/city_pb';
import { toSeverity, type Severity } from '../alerts/severity';
import { readDefinition } from './ruleDefinition';

/** A level of a threshold rule, as a line across a chart. */
export interface RuleLine {
  readonly rule: string;
  readonly severity: Severity;
  readonly at: number;
}

interface Definition {
  readonly enabled?: boolean;
  readonly levels?: readonly { readonly severity?: unknown; readonly raise?: unknown }[];
}

/** The raise levels of a rule whose levels are values of its metric; a rate's or an anomaly's are not. */
export function levelsOf(rule: Pick<Rule, 'id' | 'type' | 'definitionJson'>): RuleLine[] {
  if (rule.type !== 'threshold') {
    return [];
  }
  const definition: Definition = readDefinition(rule.definitionJson);
  if (definition.enabled === false) {
    return [];
  }
  return (definition.levels ?? []).flatMap(({ severity, raise }) => {
    const level = typeof severity === 'string' ? toSeverity(severity) : '';
    return level !== '' && typeof raise === 'number' ? [{ rule: rule.id, severity: level, at: raise }] : [];
  });
}
