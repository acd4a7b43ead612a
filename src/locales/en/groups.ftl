# The officers' groups: joining, the bot's rights there, a topic per case, and a group that was lost.

topic-name = #{ $case } · { $kind } · { $state }
topic-kind-registration = Registration
topic-kind-issuance = Issuance
topic-kind-renewal = Renewal
topic-kind-change = Change of data
topic-kind-revocation = Revocation
topic-kind-rebinding = New mailbox
topic-state-waiting = waiting
topic-state-waiting-assistant = waiting for the assistants
topic-state-waiting-officer = waiting for the officers
topic-state-taken = being handled
topic-state-applicant = waiting for the applicant
topic-state-approved = approved
topic-state-done = done
topic-state-refused = refused
topic-state-withdrawn = withdrawn
topic-state-lapsed = closed

desk-joined-again = This group is <b>{ $name }</b> ({ $kind }) already. I have refreshed the cards of what waits.
desk-joined-moved = The desk <b>{ $name }</b> ({ $kind }) has moved to this group. The cards of what waits appear here; the old ones, in the group before, no longer change.
desk-join-administrators-only = Only an administrator of this group can make it a desk. I have deleted your message, so that nobody reads the code here. It is still good: ask an administrator of the group to type it.
desk-join-code-void = Only an administrator of this group can make it a desk. I cannot delete your message and everybody here can read the code, so that code no longer works. A Lencana administrator makes a new one with <code>lencana agency desk</code>; an administrator of the group types it.
group-anonymous = I cannot see who you are, because that message is in the name of the group or of a channel. Turn off “Remain anonymous” in your administrator rights, or write as yourself, then do it again.

group-rights-missing = <b>What I cannot do in this group yet:</b>
group-rights-missing-administrator = • know at once when an officer leaves the group: make me an administrator
group-rights-missing-can_pin_messages = • pin the list of what waits: give me “Pin messages”
group-rights-missing-can_manage_topics = • open a topic for each case: give me “Manage topics”
group-rights-missing-can_delete_messages = • delete what nobody should read here (identity numbers, addresses, keys, passwords, codes): give me “Delete messages”
group-rights-works = The cards and their buttons work without it.
group-rights-complete = Thank you, I have every right I need in this group.

group-key-removed = <b>That message held a secret key.</b> I have deleted it and kept nothing. A key must never leave its owner’s device.
group-key-received = <b>That message holds a secret key.</b> We keep nothing of it, but I cannot delete the message here. Whoever sent it, please delete it now: press and hold it, then choose Delete.
group-key-unsafe = That key is no longer safe and must not be used.
group-key-blocked = That key is blocked and cannot be used any more.
group-password-removed = That message held a password, and a group is no place for it. I have deleted the message and the password no longer works; a link for a new one has gone to its owner’s official mailbox.
group-password-typed = That message holds a password, and a group is no place for it. The password no longer works; a link for a new one has gone to its owner’s official mailbox. I cannot delete the message here: whoever sent it, please press and hold it, then choose Delete.
group-channel = I work in groups and in private chats only, not in channels. I am leaving.

notice-group-unknown = I am the bot of the government’s electronic certificate service. If this group is to be a service desk, its administrator types <code>/hubungkan</code> with the desk’s code; without it I leave in { $minutes } minutes.
notice-desk-lost = <b>{ $desk } has lost its group.</b>
    I was put out of that group, or may no longer write there. Nothing is lost: its cards and messages wait.
    Add me to the group again, or join another one: an administrator of Lencana makes a new code for the desk, and that code is typed in the group after <code>/hubungkan</code>.

mail-desk-lost-subject = { $desk } has lost its group
mail-desk-lost-lead =
    The Lencana bot was put out of the group of { $desk }, or may no longer write there. Nothing is lost: its cards and messages wait.
mail-desk-lost-after =
    Add the bot to the group again, or join another one: an administrator of Lencana makes a new code for the desk with “lencana agency desk”, and that code is typed in the group after /hubungkan.

desk-papers-blocked = I cannot send the papers of case { $case } to your private chat yet. Open the chat with @{ $bot }, press Start, then press the button once more.
papers-follow = The papers of case { $case } follow here.
papers-not-yours = You are not handling case { $case }. Take it up from its card in the officers’ group first.
