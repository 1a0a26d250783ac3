import { useConsole } from '../console';
import { isMessage, useLanguage } from '../language/language';
import { formatWithUnit } from './formatValue';

/** Units of what drones, docks, robots and teams measure; those of sensors are in the city's catalogue. */
const UNITS: Readonly<Record<string, string>> = {
  maxTemperatureC: '°C',
  minTemperatureC: '°C',
  temperatureC: '°C',
  outsideTemperatureC: '°C',
  insideTemperatureC: '°C',
  humidityPercent: '%',
  gasPercentLel: '%LEL',
  coPpm: 'ppm',
  windMps: 'm/s',
  rainMmPerH: 'mm/h',
  returnPercent: '%',
  remainingS: 's',
  homeM: 'm',
  batteryPercent: '%',
  maximumSpeedMps: 'm/s',
  maximumLoadKg: 'kg',
  lengthM: 'm',
  widthM: 'm',
};

/** Metrics in words, by the name that they have on the wire. */
export function useMetricWords(): {
  nameOf(metric: string): string;
  withUnit(metric: string, value: number): string;
} {
  const { catalogue } = useConsole();
  const { t, pick, locale } = useLanguage();

  /** Whichever kind of sensor has it first: one name is one metric. */
  const sensed = (metric: string): ReturnType<typeof catalogue.metric> => {
    for (const kind of catalogue.kinds.value.values()) {
      const found = kind.metrics.find(({ name }) => name === metric);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  };

  return {
    nameOf(metric) {
      const message = `measure.${metric}`;
      if (isMessage(message)) {
        return t(message);
      }
      const known = sensed(metric);
      return known === undefined ? metric : pick(known.nameZh, known.nameEn);
    },
    withUnit: (metric, value) => formatWithUnit(value, UNITS[metric] ?? sensed(metric)?.unit ?? '', locale.value),
  };
}
