import type { TwoLanguages } from './driverTexts';

/**
 * A health code has four bytes: the first names the system of the aircraft or dock, the second a part of it, or another system. By DJI's own table of
 * health codes (`dji_hms_info_table.h` of its Payload SDK) and the health function of its Cloud API.
 */
const SYSTEMS: Readonly<Record<string, TwoLanguages>> = {
  '11': ['负载供电', 'power of the payload'],
  '110b': ['电池', 'battery'],
  '12': ['机场或电池站', 'dock or battery station'],
  '14': ['负载惯性单元', 'inertial unit of the payload'],
  '15': ['雷达', 'radar'],
  '16': ['飞控系统', 'flight control'],
  '17': ['图传与链路', 'transmission and link'],
  '19': ['机载系统', 'avionics'],
  '1911': ['机场', 'dock'],
  '1a': ['视觉系统', 'vision'],
  '1b': ['导航与跟踪', 'navigation and tracking'],
  '1c': ['相机', 'camera'],
  '1d': ['云台', 'gimbal'],
  '1e': ['第三方负载', 'payload of another maker'],
  '1f': ['蜂窝网络图传', 'cellular transmission'],
  '20': ['飞行提示', 'flight'],
};

const PARTS: Readonly<Record<string, TwoLanguages>> = {
  '1601': ['传感器', 'sensors'],
  '1602': ['惯性单元', 'inertial unit'],
  '1603': ['惯性单元', 'inertial unit'],
  '1604': ['气压计', 'barometer'],
  '1605': ['卫星定位', 'satellite positioning'],
  '1606': ['指南针', 'compass'],
  '1607': ['差分定位', 'RTK positioning'],
  '1608': ['电机与电调', 'motors and their controllers'],
  '1a01': ['视觉传感器', 'vision sensors'],
  '1a02': ['红外传感器', 'infrared sensors'],
  '1a42': ['避障', 'obstacle sensing'],
  '1a51': ['视觉标定', 'calibration of vision'],
  '1b01': ['智能跟踪', 'tracking'],
  '1b03': ['返航', 'return home'],
  '1b09': ['智能跟踪', 'tracking'],
};

const LEVELS: Readonly<Record<string, TwoLanguages>> = {
  Notice: ['通知', 'Notice'], Reminder: ['提醒', 'Reminder'], Warning: ['告警', 'Warning'],
};

/** Nearly all come of health itself, which says nothing more. */
const MODULES: Readonly<Record<string, TwoLanguages | null>> = {
  'the flight': ['飞行任务', 'about the flight'], 'the device': ['设备管理', 'about the device'], 'its media': ['媒体', 'about its media'], 'its health': null,
};

const WHERE: Readonly<Record<string, TwoLanguages>> = { 'in the air': ['空中', 'in the air'], 'on the ground': ['地面', 'on the ground'] };

/** As the city writes down what a device lists. */
const SAID = /^(\w+) about ([a-z ]+), (in the air|on the ground): \S+ \(component (\d+), sensor (\d+)\)(, which passes by itself)?\.$/;

/** A health code in words by what it is made of, with the level, the module and the place that were said of it; null for what is none. */
export function healthText(code: string, raw: string): TwoLanguages | null {
  const [, digits = '', first = ''] = /^0x(([0-9a-f]{2})[0-9a-f]{6})$/.exec(code.trim().toLowerCase()) ?? [];
  if (digits === '') {
    return null;
  }
  const [, level = '', module = '', where = '', component = '0', sensor = '0', passes = ''] = SAID.exec(raw.trim()) ?? [];
  const system = SYSTEMS[digits.slice(0, 4)] ?? SYSTEMS[first] ?? ['未知系统', 'a system that is not known here'];
  const [part, about, place] = [PARTS[digits.slice(0, 4)], MODULES[module], WHERE[where]];
  // Devices count from 0, people from 1; 0 is also what is said where there is nothing to count.
  const counted = (n: string, [zh, en]: TwoLanguages): TwoLanguages[] => (n === '0' ? [] : [[`${zh} ${Number(n) + 1}`, `${en} ${Number(n) + 1}`]]);
  const rest: readonly TwoLanguages[] = [
    ...(about === null || about === undefined ? [] : [about]),
    ...(place === undefined ? [] : [place]),
    ...counted(component, ['部件', 'component']),
    ...counted(sensor, ['传感器', 'sensor']),
    ...(passes === '' ? [] : [['会自行消失', 'passes by itself'] as const]),
  ];
  const [levelZh, levelEn] = LEVELS[level] ?? ['健康提示', 'Health'];
  return [
    [`${system[0]}${part === undefined ? '' : `（${part[0]}）`}${levelZh}`, ...rest.map(([zh]) => zh)].join('，'),
    [`${levelEn}: ${system[1]}${part === undefined ? '' : ` (${part[1]})`}`, ...rest.map(([, en]) => en)].join(', '),
  ];
}
