import { describe, expect, it } from 'vitest';
import type { KnownPerson, RememberedPerson } from '#bot/networks/whatsapp/memory.ts';
import { meetingOf } from '#bot/networks/whatsapp/people.ts';

const known = (id: number, person: RememberedPerson): KnownPerson => ({ id, person, createdAt: new Date(id * 1000) });
const nobody = { byPhone: undefined, byLid: undefined };

describe('ACC-8: …@lid and …@c.us of one person are one person, and a changed number is caught', () => {
  it('who was never met is somebody new', () => {
    expect(meetingOf({ phone: '62811' }, nobody)).toMatchObject({ as: null, isRenumbered: false });
  });
  it('what is learnt of a person is added', () => {
    const byPhone = known(5, { phone: '62811', name: 'Rini' });
    expect(meetingOf({ phone: '62811', lid: '77' }, { byPhone, byLid: undefined })).toEqual({
      as: 5,
      person: { phone: '62811', lid: '77', name: 'Rini' },
      merged: [],
      parted: [],
      isRenumbered: false,
    });
  });
  it('two halves become one, and the older number stays', () => {
    const [byPhone, byLid] = [known(7, { phone: '62811' }), known(4, { lid: '77' })];
    const met = meetingOf({ phone: '62811', lid: '77' }, { byPhone, byLid });
    expect(met).toMatchObject({
      as: 4,
      person: { phone: '62811', lid: '77' },
      merged: [7],
      parted: [],
      isRenumbered: false,
    });
    const turned = meetingOf(
      { phone: '62811', lid: '77' },
      { byPhone: known(4, { phone: '62811' }), byLid: known(7, { lid: '77' }) },
    );
    expect(turned).toMatchObject({ as: 4, merged: [7] });
  });
  it('the same LID with another number: the same person, and it is told', () => {
    const byLid = known(4, { phone: '62811', lid: '77' });
    expect(meetingOf({ phone: '62822', lid: '77' }, { byPhone: undefined, byLid })).toMatchObject({
      as: 4,
      person: { phone: '62822', lid: '77', former: ['62811'] },
      isRenumbered: true,
    });
  });
  it('the same number with another LID: somebody new, and the number is no longer the former owner’s', () => {
    const byPhone = known(4, { phone: '62811', lid: '77', name: 'Rini' });
    expect(meetingOf({ phone: '62811', lid: '88' }, { byPhone, byLid: undefined })).toEqual({
      as: null,
      person: { phone: '62811', lid: '88' },
      merged: [],
      parted: [{ ...byPhone, person: { lid: '77', name: 'Rini', former: ['62811'] } }],
      isRenumbered: false,
    });
  });
  it('who moves to a number that was another’s gets nothing of theirs', () => {
    const [byPhone, byLid] = [known(3, { phone: '62822', lid: '99' }), known(4, { phone: '62811', lid: '77' })];
    expect(meetingOf({ phone: '62822', lid: '77' }, { byPhone, byLid })).toMatchObject({
      as: 4,
      merged: [],
      parted: [{ id: 3, person: { lid: '99' } }],
      isRenumbered: true,
    });
  });
  it('a number that was given up is no longer its former owner’s, although a device may still say so', () => {
    const byLid = known(4, { phone: '62822', lid: '77', former: ['62811'] });
    const met = meetingOf({ phone: '62811', lid: '77' }, { byPhone: undefined, byLid });
    expect(met).toMatchObject({ as: null, person: { phone: '62811' }, isRenumbered: false });
    expect(met.person.lid).toBeUndefined();
    expect(meetingOf({ phone: '62822', lid: '77' }, { byPhone: byLid, byLid }).as).toBe(4);
  });
  it('WhatsApp tells of the change itself: the person keeps their place, whoever had the new number before', () => {
    const formerly = known(4, { phone: '62811' });
    const seen = { phone: '62822' };
    expect(meetingOf(seen, nobody, formerly)).toMatchObject({
      as: 4,
      person: { ...seen, former: ['62811'] },
      isRenumbered: true,
    });
    const byPhone = known(9, { phone: '62822' });
    expect(meetingOf(seen, { byPhone, byLid: undefined }, formerly)).toMatchObject({
      as: 4,
      parted: [{ id: 9, person: { former: ['62822'] } }],
      merged: [],
    });
  });
});
