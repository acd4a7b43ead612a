/** What must not stay where it was written: our own copy is gone, and the message where the network lets us. ACC-7; CONVERSATION 15. */
import type { Context } from 'grammy';

/** False where the person has to delete it: the network, or the group's administrators, do not let us. */
export const takesAway = (ctx: Context): Promise<boolean> =>
  ctx.deleteMessage().then(
    () => true,
    () => false,
  );
