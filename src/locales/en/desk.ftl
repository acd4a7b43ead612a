# Answers to operators in their group. alert-*: refusals, at most 200 characters, no HTML (also sent as plain messages).

alert-act-not-allowed = Your role at this desk does not include that. If it should, ask the administrator.
alert-move-not-allowed = Case { $case } has moved on, so that button no longer applies. Please look at its latest card.
alert-stale-case = The card of case { $case } has just changed. Look at the latest one, then try again.
alert-case-not-found = There is no case { $case }. See what is waiting with /antrean.
alert-own-case = This is your own case. A colleague has to decide it.
alert-not-a-member = You are no longer a member of this group, so its buttons do nothing for you.
alert-desk-unknown = This group is not connected to a desk yet. Ask the administrator for a /hubungkan code.
alert-desk-session-closed = Your desk session is closed. I have sent you the way to open it in our private chat.
alert-desk-session-closed-unreachable = Your desk session is closed, and I cannot write to you in private yet. Open a chat with @{ $bot }, press Start, then type /masuk.
alert-claimed-by-another = Case { $case } is being handled by { $name } since { $at }. Ask them to let go or hand it over; the desk's supervisor can take it over.
alert-same-person-forwarded = You forwarded case { $case } yourself. Somebody else has to decide it.
alert-take-back-too-late = More than { $seconds } seconds have passed; the decision on case { $case } cannot be taken back any more.
alert-no-fault-named = No reason is ticked yet. Tick at least one, then send.
alert-items-missing = Case { $case } is not complete, so it cannot be decided like that yet.
alert-already-registered = Another account already has this NIK, NIP or e-mail. Send the case back and say so.
alert-agreement-changed = The agreement that was accepted no longer matches the data or the key. Reject the case so that the applicant accepts it anew.
alert-check-blocks = It cannot be approved yet: { $text }.
alert-issuance-failed = Case { $case } is not approved: the prepared certificate failed our own checks ({ $why }). I explain it in the group.
alert-unexpected = That cannot be done right now ({ $code }). Tell the administrator if it happens again.

desk-claimed = You are handling case { $case }. Its papers are in our private chat; if not, open that chat and press Start.
desk-released = You let go of case { $case }; a colleague may take it.
desk-forwarded = Case { $case } is forwarded to the officers. A slip? Take it back within 30 seconds.
desk-registered = Case { $case } is registered. The activation link goes to the applicant's official mailbox.
desk-rebound = Case { $case } is accepted. The link goes to the new mailbox, and the old one is told.
desk-resent = A new activation link for case { $case } is on its way; the old one is void.
desk-verified = Case { $case } is verified. Username and first password go to the applicant's official mailbox.
desk-issued = Case { $case } is approved and its certificate is issued.
desk-approved = Case { $case } is approved; its certificate is being issued.
desk-verdict-begun = Tick the reasons on the card of case { $case }.
desk-ticked = Noted.
desk-sent = Case { $case } goes back. The message leaves in 30 seconds; until then it can be taken back.
desk-refused = Case { $case } is refused for good. The applicant is told now.
desk-verdict-dropped = Cancelled; nothing is sent.
desk-taken-back = The decision on case { $case } is taken back. The applicant gets no message.

desk-tap-unreadable = I do not know that button, so nothing was done. See the latest cards with /antrean.
desk-tap-private = That button only works in the operators' group. Nothing was done.
desk-tap-foreign = That button does not belong to this card, so nothing was done. See the latest cards with /antrean.
desk-reason-gone = That reason is not on this card. Please look at the latest one.
desk-not-served = Case { $case } is not for the desk of this group.

desk-session-closed = <b>Your desk session is closed.</b>
    Decisions in the group count only while a session is open. Press Log in or type /masuk here, then try again in the group.
desk-button-login = Log in

desk-issuance-failed = ⛔ <b>Case { $case } is not approved.</b>
    The certificate we prepared failed our own checks ({ $why }), so it was not signed. The case still waits. Tell the administrator; the applicant need not do anything.

desk-ask-words = write your reason for case { $case }, item <b>{ $item }</b>, by <b>replying to this message</b>. At most 500 characters; the applicant reads it just as you write it.
desk-ask-words-refuse = write why case { $case } is refused by <b>replying to this message</b>. At most 500 characters; the applicant reads it just as you write it.
desk-words-placeholder = Reason for case { $case }
desk-words-kept = Your reason is on the card of case { $case }.
desk-words-too-long = That reason has { $length } characters; at most 500. Shorten it and reply to the question once more.
desk-words-empty = I need the reason as text. Reply to the question once more.
desk-words-not-yours = That question is for the officer who is putting the reasons together. Tap "Another reason…" on the card when it is your turn.
