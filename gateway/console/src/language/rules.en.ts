import type { rulesZh } from './rules.zh';

/** What rules ask for, in English. */
export const rulesEn: Readonly<Record<keyof typeof rulesZh, string>> = {
  'rule.details': '{rule}: conditions and times',
  'rule.above': '{kind} {metric} at least {value}',
  'rule.below': '{kind} {metric} at most {value}',
  'rule.brackets': '({text})',
  'rule.level': '{severity}: {conditions}',
  'rule.lasting': '{conditions}, for {duration}',
  'rule.schedule': 'Raised only at these times (the city’s local time): {windows}',
  'rule.levelSchedule': '{severity} is raised only at these times (the city’s local time): {windows}',
  'rule.window': '{days} {from} to {until}',
  'rule.windowOvernight': '{days} {from} to {until} the next day',
  'rule.day.mon': 'Mon',
  'rule.day.tue': 'Tue',
  'rule.day.wed': 'Wed',
  'rule.day.thu': 'Thu',
  'rule.day.fri': 'Fri',
  'rule.day.sat': 'Sat',
  'rule.day.sun': 'Sun',
  'rule.day.workday': 'workdays',
  'rule.day.holiday': 'days off and holidays',
};
