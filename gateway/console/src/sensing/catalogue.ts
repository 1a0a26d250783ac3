import { shallowRef, type ShallowRef } from 'vue';
import type { Metric, Rule, SensorKind } from '../gen/citytwin/v1/city_pb';
import type { Clients } from '../gateway/clients';
import { rulesInForce, type Subject } from './ruleInForce';
import { levelsOf, type RuleLine } from './ruleLevels';

/** The kinds of sensor and the rules of this city. */
export interface Catalogue {
  readonly kinds: ShallowRef<ReadonlyMap<string, SensorKind>>;
  readonly rules: ShallowRef<ReadonlyMap<string, Rule>>;
  load(): Promise<void>;
  metric(kind: string, name: string): Metric | undefined;
  /** Of the rules with one id the one in force for a subject. */
  ruleFor(id: string, subject: Subject): Rule | undefined;
  /** Levels to draw across a chart of a sensor's metric: those of the rules in force for it. */
  lines(kind: string, metric: string, subject: Subject): readonly RuleLine[];
}

export function createCatalogue(clients: Pick<Clients, 'city'>): Catalogue {
  const kinds = shallowRef<ReadonlyMap<string, SensorKind>>(new Map());
  let whole: readonly Rule[] = [];
  const rules = shallowRef<ReadonlyMap<string, Rule>>(new Map());

  return {
    kinds,
    rules,
    async load() {
      const [kindList, ruleList] = await Promise.all([
        clients.city.listSensorKinds({}), clients.city.listRules({}),
      ]);
      kinds.value = new Map(kindList.sensorKinds.map((kind) => [kind.code, kind]));
      whole = ruleList.rules;
      // A rule narrowed to an area or a device comes again under its id: names are those of the wider one.
      rules.value = new Map([...ruleList.rules].reverse().map((rule) => [rule.id, rule]));
    },
    metric: (kind, name) => kinds.value.get(kind)?.metrics.find((metric) => metric.name === name),
    ruleFor: (id, subject) => rulesInForce(whole.filter((rule) => rule.id === id), subject)[0],
    lines: (kind, metric, subject) =>
      rulesInForce(whole.filter((rule) => rule.kind === kind), subject).filter((rule) => rule.metric === metric).flatMap(levelsOf),
  };
}
