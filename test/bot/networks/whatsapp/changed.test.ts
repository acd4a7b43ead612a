import { describe, expect, it } from 'vitest';
import { parseHtml } from '#bot/networks/sandbox/markup.ts';
import { changeOf } from '#bot/networks/whatsapp/changed.ts';

const change = (was: string, html: string, withHeading = false) => changeOf(was, parseHtml(html), { withHeading });
const card = (...lines: string[]) =>
  ['Permohonan 1042', 'Penerbitan', 'Sukma W.', 'SMP 1', 'Surat: terbaca', ...lines].join('\n');

describe('CONVERSATION 5: an edit is one short line', () => {
  it('what was written under the same text', () => {
    expect(change('Setuju?', 'Setuju?\n\n<i>Dipilih: Ya</i>')).toEqual({
      isAppended: true,
      news: { text: 'Dipilih: Ya', entities: [{ type: 'italic', offset: 0, length: 11 }] },
    });
  });
  it('of a card the new lines, with the line that names it', () => {
    const { news, isAppended } = change(card('Menunggu'), card('Diambil oleh <b>Rina</b>'), true);
    expect(isAppended).toBe(false);
    expect(news?.text).toBe('Permohonan 1042\nDiambil oleh Rina');
    expect(news?.entities).toEqual([{ type: 'bold', offset: 29, length: 4 }]);
    expect(change(card('Menunggu'), card('Diambil oleh Rina')).news?.text).toBe('Diambil oleh Rina');
  });
  it('another text is said whole', () => {
    expect(change('Sedang diproses …', 'Sudah terbit.').news?.text).toBe('Sudah terbit.');
    expect(change(card(), 'Antrean\nhalaman 2', true).news?.text).toBe('Antrean\nhalaman 2');
  });
  it('what stood there in the beginning is not said again', () => {
    const { news } = changeOf('Permohonan 1042\nPilih alasannya.', parseHtml(card('Dikembalikan')), {
      withHeading: true,
      first: card('Menunggu'),
    });
    expect(news?.text).toBe('Permohonan 1042\nDikembalikan');
  });
  it('what only went says nothing', () => {
    expect(change(card('Diambil oleh Rina'), card()).news).toBeNull();
  });
});
