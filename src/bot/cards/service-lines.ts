/** The service clock on a card: how long it has waited of its target, or been handled of the SOP's standard. REC-3. */
import { spanText } from '#locales/spans.ts';
import { defaultZone, shortTimeText } from '#locales/times.ts';
import type { Words } from '#locales/words.ts';
import type { CaseView } from '#ra/office/desk.ts';
import { presentStep, standards } from '#ra/service-clock.ts';

/** As of the drawing; nothing while it is the applicant's turn, when the clock rests. */
export const serviceLines = ({ it, service, agency }: CaseView, words: Words): readonly string[] => {
  const step = service ? presentStep(service.steps) : undefined;
  if (!service || !step?.desk || !service.due) return [];
  const { waited, handled } = step;
  const values = {
    waited: spanText(waited, words),
    handled: spanText(handled ?? 0, words),
    hours: String(service.targetHours),
    minutes: String(standards[step.step]),
    due: shortTimeText(service.due, agency?.timeZone ?? defaultZone, words.language),
  };
  const late = it.escalatedAt === null ? [] : [words('card-escalated')];
  return [words(`card-clock-${phaseOf(waited, handled, service.targetHours * 3_600_000)}`, values), ...late];
};

const phaseOf = (waited: number, handled: number | null, target: number) => {
  const minute = 60_000;
  if (handled !== null && handled < minute) return waited < minute ? 'begun' : 'taken';
  if (handled !== null) return 'handled';
  if (waited < minute) return 'new';
  return waited < target ? 'waiting' : 'late';
};
