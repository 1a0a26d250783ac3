import type { Clients } from '../gateway/clients';
import type { Order as Message } from '../gen/citytwin/v1/order_state_pb';
import type { Photo } from '../photos/photo';
import type { Step, StepField } from './steps';

/** What was filled in, as text; fields that the step does not have are empty. */
export type StepValues = Readonly<Record<StepField, string>>;

export const NO_VALUES: StepValues = {
  category: '', urgency: '', verification: '', reason: '', department: '', part: '', centre: '', officer: '', rating: '',
  stage: '', byMinutes: '', into: '', note: '',
};

/** Everything a step says to the gateway. */
export interface StepAsked {
  readonly step: Step;
  readonly id: string;
  readonly requestId: string;
  readonly expectedVersion: number;
  readonly values: StepValues;
  readonly photos: readonly Photo[];
}

interface Said {
  readonly id: string;
  readonly requestId: string;
  readonly expectedVersion: number;
  readonly note: string;
  readonly photos: { readonly mediaType: string; readonly content: Uint8Array<ArrayBuffer> }[];
}

type Call = (orders: Clients['orders'], step: Said, values: StepValues) => Promise<Message>;

const CALLS: Readonly<Record<Step, Call>> = {
  register: (orders, step) => orders.registerOrder({ step }),
  review: (orders, step, { category }) => orders.reviewOrder({ step, category }),
  grade: (orders, step, { urgency }) => orders.gradeOrder({ step, urgency }),
  requestVerification: (orders, step) => orders.requestVerification({ step }),
  verify: (orders, step, { verification }) => orders.verifyOrder({ step, verification }),
  establish: (orders, step) => orders.establishOrder({ step }),
  reject: (orders, step, { reason }) => orders.rejectOrder({ step, reason }),
  assign: (orders, step, { department, centre, officer }) => orders.assignOrder({ step, department, area: centre, officer }),
  share: (orders, step, { department, centre, officer }) => orders.shareOrder({ step, department, area: centre, officer }),
  accept: (orders, step, { part }) => orders.acceptOrder({ step, department: part }),
  return: (orders, step, { part, reason }) => orders.returnOrder({ step, department: part, reason }),
  answer: (orders, step, { part }) => orders.answerOrder({ step, department: part }),
  check: (orders, step) => orders.checkOrder({ step }),
  rework: (orders, step, { reason }) => orders.reworkOrder({ step, reason }),
  close: (orders, step) => orders.closeOrder({ step }),
  rate: (orders, step, { rating }) => orders.rateOrder({ step, rating: Number(rating) }),
  supervise: (orders, step, { centre }) => orders.superviseOrder({ step, centre }),
  extend: (orders, step, { stage, byMinutes, reason }) => orders.extendOrder({ step, stage, byMinutes: Number(byMinutes), reason }),
  suspend: (orders, step, { reason }) => orders.suspendOrder({ step, reason }),
  resume: (orders, step) => orders.resumeOrder({ step }),
  merge: (orders, step, { into }) => orders.mergeOrder({ step, into }),
  handOver: (orders, step, { centre }) => orders.handOverOrder({ step, lead: centre }),
  annotate: (orders, step) => orders.annotateOrder({ step }),
};

export function callStep(orders: Clients['orders'], { step, id, requestId, expectedVersion, values, photos }: StepAsked): Promise<Message> {
  const said = { id, requestId, expectedVersion, note: values.note.trim(), photos: photos.map(({ mediaType, content }) => ({ mediaType, content })) };
  return CALLS[step](orders, said, values);
}
