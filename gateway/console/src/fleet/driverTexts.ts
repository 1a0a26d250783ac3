import { healthText } from './djiHealth';
import { DJI_TEXTS } from './djiTexts';

export type TwoLanguages = readonly [zh: string, en: string];

/** Health codes of docks and aircraft that the city meets; of the thousands that there are besides, what they are made of is said. */
const HEALTH: Readonly<Record<string, TwoLanguages>> = {
  '0x16100011': ['电量严重不足，须立即降落', 'The battery is critically low: it has to land'],
  '0x16100083': ['电池未安装到位', 'The battery is not seated'],
  '0x161000a9': ['桨叶或电机异常', 'Something is wrong with a propeller or its motor'],
  '0x1611000a': ['信号丢失，正在返航', 'The signal was lost and it returns home'],
  '0x17000001': ['图传或网络信号丢失', 'The link was lost'],
  '0x19114000': ['机场处风速过大', 'The wind at the dock is too strong'],
  '0x19114800': ['机场处雨势过大', 'It rains too hard at the dock'],
  '0x1b030017': ['电量低', 'The battery is low'],
  '0x20120b0f': ['前方为禁飞或限飞区域', 'A closed area of the airspace is ahead'],
  '0x20120b11': ['风速较大，注意飞行安全', 'The wind is strong'],
};

/** Errors of the VDA 5050 standard, without what its versions write differently. */
const VDA: Readonly<Record<string, TwoLanguages>> = {
  validationerror: ['机器人认为指令格式有误', 'The robot finds the order malformed'],
  validationfailure: ['机器人认为指令格式有误', 'The robot finds the order malformed'],
  unsupportedparameter: ['机器人不支持指令中的某个参数', 'The robot cannot use a field of the order'],
  ordererror: ['机器人不能执行指令中的某个动作', 'The robot cannot do an action of the order'],
  invalidorderaction: ['机器人不能执行指令中的某个动作', 'The robot cannot do an action of the order'],
  invalidinstantaction: ['机器人不能立即执行该动作', 'The robot cannot do that at once'],
  orderupdateerror: ['机器人已有更新的指令', 'The robot has a newer update of the order'],
  outdatedorderupdate: ['机器人已有更新的指令', 'The robot has a newer update of the order'],
  sameorderupdateid: ['机器人已有同号的另一指令', 'The robot has another order under that number'],
  orderupdatefollowingcancel: ['指令更新到达前已被取消', 'The order was cancelled before its update came'],
  otherorderactive: ['机器人正在执行另一指令', 'The robot has another order that is not over'],
  startnodeoutofrange: ['机器人不在指令起点', 'The robot does not stand where the order begins'],
  noroutetotarget: ['机器人找不到去往目的地的路', 'The robot knows no way there'],
  norouteerror: ['机器人找不到去往目的地的路', 'The robot knows no way there'],
  mobilerobotnotavailable: ['机器人当前模式不接受指令', 'The robot takes no orders in its operating mode'],
  unknownmapid: ['机器人没有本市地图', 'The robot does not have the city\'s map'],
  insufficientmemory: ['指令超出机器人内存', 'The order is too large for the robot'],
  noordertocancel: ['机器人没有可取消的指令', 'The robot has no such order to cancel'],
  nodeunreachable: ['机器人无法到达途中一点', 'The robot cannot reach a point of its way'],
  outsideofcorridor: ['机器人驶出了通道', 'The robot has left its corridor'],
  blockedzoneviolation: ['机器人在禁入区内', 'The robot is in a blocked zone'],
  releaselost: ['机器人失去所在区域的通行许可', 'The robot has lost its leave for the zone it is in'],
  zoneactionconflict: ['区域规定的动作相互矛盾', 'A zone\'s actions contradict the zone'],
  localizationerror: ['机器人失去定位', 'The robot does not know where it is'],
  duplicatemap: ['机器人已有该地图', 'The robot has that map already'],
  duplicatezoneset: ['机器人已有该区域集', 'The robot has that zone set already'],
};

/** What the city says of a unit itself, and what teams answer. */
const OURS: Readonly<Record<string, TwoLanguages>> = {
  'no-answer': ['没有应答', 'It does not answer'],
  'link-lost': ['失去联系', 'The link was lost'],
  'silent': ['长时间没有声音', 'It has not been heard'],
  'unreachable': ['联系不上', 'It could not be reached'],
  'needed-elsewhere': ['已另派他用', 'A person gave it another mission'],
  'taken-over': ['已被人工接管', 'A person has taken it over'],
  'overtaken': ['被后来的指令取代', 'Something else came first'],
  'superseded': ['被更新的内容取代', 'Something newer has come'],
  'cancelled': ['已取消', 'It was cancelled'],
  'cancelled-there': ['已在现场取消', 'It was cancelled on the spot'],
  'declined': ['拒绝接受', 'It declined'],
  'busy': ['正在执行其他任务', 'It is on another mission'],
  'resting': ['休整中', 'It rests'],
  'off-duty': ['已下班', 'It is off duty'],
  'breakdown': ['发生故障', 'It has broken down'],
  'fence': ['指令已过期', 'The command is older than what is in force'],
  'malformed': ['指令无法读懂', 'The command could not be read'],
  'no-such-task': ['没有该任务', 'It has no such task'],
  'unknown-type': ['不认识该指令', 'It does not know that command'],
  'too-large': ['消息过大', 'The message is too large'],
  'not-automatic': ['不在自动模式', 'It is not in automatic mode'],
  'no-position': ['没有定位', 'It does not know where it is'],
  'no-end': ['一直没有结束', 'It has not come to an end'],
  'action-failed': ['动作失败', 'An action failed'],
  'order-lost': ['机器人丢失了指令', 'The robot has lost its order'],
  'order-cleared': ['机器人的指令被清除', 'The robot\'s order was cleared'],
  'orphaned': ['任务失去来源', 'Nothing is remembered of its task'],
  'landed': ['已降落', 'It has landed'],
  'critical': ['有严重故障', 'It has a grave fault'],
  'not-renewed': ['授权未续期', 'Its leave was not renewed'],
  'partly-done': ['只完成了一部分', 'It was done in part'],
  'unknown-map': ['所用地图不是本市地图', 'It is on a map that is not the city\'s'],
  'unknown-word': ['报文中有未知内容', 'It says something that is not known here'],
  'new-base-wanted': ['等待后续路段', 'It waits for the next part of its way'],
  'near-area': ['接近受限空域', 'It is near a closed area of the airspace'],
  'return-refused': ['拒绝返航', 'It refused to return home'],
  'return-broken-off': ['返航中断', 'Its way home was broken off'],
  'stray-flight': ['正在进行未下达的飞行', 'It flies what nobody asked for'],
  'foreign-media': ['传回不属于它的图片', 'A picture is not its own'],
  'flight-areas': ['飞行区域未能同步', 'The flight areas are not with the aircraft'],
  'no-way': ['没有可行路线', 'There is no way there'],
  'no-route': ['没有可行路线', 'There is no way there'],
  'airspace': ['空域不允许', 'The airspace does not allow it'],
  'too-little-energy': ['电量不足', 'It has too little energy'],
  'too-slow': ['太慢', 'It is too slow'],
  'offline': ['离线', 'It is offline'],
};

/** The console's own words for a driver's code; null for one that it does not know. */
export function driverText(code: string): TwoLanguages | null {
  const said = code.trim();
  return OURS[said]
    ?? HEALTH[said.toLowerCase()]
    ?? (said.startsWith('dji-') ? DJI_TEXTS[said.slice('dji-'.length)] : undefined)
    ?? (said.startsWith('lacks-') ? [`缺少 ${said.slice('lacks-'.length)} 能力`, `It has no ${said.slice('lacks-'.length)}`] as const : undefined)
    ?? VDA[said.replace(/[\s_-]/g, '').toLowerCase()]
    ?? null;
}

/** The same, with what was said besides; `whole` where that is in the words already. */
export function driverWords(code: string, raw: string): { readonly text: TwoLanguages; readonly whole: boolean } | null {
  const text = driverText(code);
  const health = text === null ? healthText(code, raw) : null;
  return text !== null ? { text, whole: false } : health === null ? null : { text: health, whole: true };
}

/** `code: what was said`, as radio logs have it, taken apart; null where it does not begin with a code that is known. */
export function takenApart(text: string): { readonly code: string; readonly raw: string } | null {
  const at = text.indexOf(': ');
  const [code, raw] = at < 0 ? [text, ''] as const : [text.slice(0, at), text.slice(at + 2)] as const;
  return driverWords(code, raw) === null ? null : { code, raw };
}

/** Every code with a text, for whoever checks them. */
export const DRIVER_TEXTS: Readonly<Record<string, TwoLanguages>> = { ...OURS, ...HEALTH, ...VDA, ...DJI_TEXTS };
