/** `lencana people …`: inviting those who work at the desks. */
import { mailAddress, personName } from '#flows/answers.ts';
import type { Role } from '#ra/agency.ts';
import type { DeskId } from '#ra/values.ts';
import { byConsole, command, oneOf, required, WrongCall } from './command.ts';
import { withOffice } from './desktop.ts';

const invite = command({
  usage: 'people invite --name <name> --mail <mail> --role assistant|officer|supervisor|administrator [--desk <id>]',
  about: 'print the code a person types in private: /hubungkan <code>',
  details: `  --language id|en   of the person   --by-mail   send the code by mail as well`,
  options: {
    name: { type: 'string' },
    mail: { type: 'string' },
    role: { type: 'string' },
    desk: { type: 'string' },
    language: { type: 'string' },
    'by-mail': { type: 'boolean' },
  },
  run: ({ values, config }) => {
    const [name, mail] = [personName(required('--name', values.name)), mailAddress(required('--mail', values.mail))];
    if (!name.ok || !mail.ok)
      throw new WrongCall(!name.ok ? '--name wants a full name without titles' : '--mail wants a mail address');
    const role = oneOf<Role>('--role', values.role, ['assistant', 'officer', 'supervisor', 'administrator']);
    if (role !== 'administrator' && !values.desk)
      throw new WrongCall(`--desk is missing: a ${role} holds the role at a desk`);
    const invited = {
      name: name.value,
      mail: mail.value,
      role,
      desk: (role === 'administrator' ? null : (values.desk ?? null)) as DeskId | null, // the id begins here
      language: oneOf('--language', values.language ?? 'id', ['id', 'en']),
      byMail: values['by-mail'] ?? false,
    };
    return withOffice(config(), async ({ office }) => {
      const { code, username, days } = await office.administration.invite(byConsole(), invited);
      return {
        text: `${invited.name} (username ${username}) types to the bot, in private, within ${days} days:  /hubungkan ${code}`,
        json: { username, code, days },
      };
    });
  },
});

export const commands = { 'people invite': invite };
