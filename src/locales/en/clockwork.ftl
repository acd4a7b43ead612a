# Time: how long, when, what waits, reminders, warnings. REC-2, REC-3, REC-5.

span-none = less than 1 minute
span-minutes = { $minutes } min
span-hours = { $hours } h
span-both = { $hours } h { $minutes } min
when-today = today at { $clock }
when-tomorrow = tomorrow at { $clock }
when-day = { $day } at { $clock }

card-clock-new = Target: taken up by { $due } ({ $hours } working hours).
card-clock-waiting = Waiting { $waited } of a target of { $hours } working hours; by { $due }.
card-clock-late = <b>Waiting { $waited }; the target of { $hours } working hours has passed.</b>
card-clock-taken = Waited { $waited }, then taken up (standard { $minutes } min).
card-clock-begun = Standard for handling: { $minutes } min.
card-clock-handled = Handled for { $handled } (standard { $minutes } min).
card-escalated = Late: the supervisors and the desk above have been told.

digest-title = <b>Reminder: { $count } waiting long at { $desk }</b>
digest-waiting = <b>{ $case }</b> · { $kind }
    waiting { $waited } of a target of { $hours } working hours
digest-late = <b>{ $case }</b> · { $kind }
    waiting { $waited }; <b>the target of { $hours } working hours has passed</b>
digest-taken = <b>{ $case }</b> · { $kind }
    taken up by { $name }
digest-taken-late = <b>{ $case }</b> · { $kind }
    with { $name } for { $handled } and <b>not decided yet</b>
digest-more = … and { $count } more.
digest-how = Tap a number to see its card below.
digest-done = <b>Nothing waits long at { $desk } any more.</b> Thank you.
digest-moved = Today's reminder is below.

timeline-place = Number { $place } in the queue.
timeline-taken = An officer is looking at it.
timeline-expected = Expected answer: <b>{ $when }</b>, going by similar applications of the last month.
timeline-target = At the latest, by our target: <b>{ $when }</b>.
timeline-slower = This takes longer than usual. The desk has been reminded.
timeline-escalated = This takes longer than it should. The desk has been reminded, and its supervisor told.
timeline-next = Next: { $what }
timeline-next-registration-draft = the assistants check that it is complete.
timeline-next-registration-submitted = it goes on to the officers, who register you.
timeline-next-registration-forwarded = an officer registers you, and the activation link goes to your official mailbox.
timeline-next-registration-registered = you complete your data after opening the link.
timeline-next-registration-activated = an officer compares the data with letter and identity card.
timeline-next-registration-completed = the account is made; username and first password go to your official mailbox.
timeline-next-issuance-draft = an officer checks letter and CSR.
timeline-next-issuance-submitted = an officer checks letter and CSR, then the certificate is issued.
timeline-next-issuance-under-review = if all is right, the certificate is issued at once.
timeline-next-issuance-approved = the certificate comes to this chat.
timeline-next-renewal-draft = an officer checks the new CSR.
timeline-next-renewal-submitted = an officer checks the new CSR, then the certificate is issued.
timeline-next-renewal-under-review = if all is right, the certificate is issued at once.
timeline-next-renewal-approved = the new certificate comes to this chat.
timeline-next-change-draft = an officer compares the change with the letter.
timeline-next-change-submitted = an officer compares the change with the letter.
timeline-next-change-under-review = if all is right, your data are updated.
timeline-next-change-approved = your data are updated once the link in the new mailbox is opened.
timeline-next-revocation-asked = an officer calls you, then puts the certificate on hold.
timeline-next-revocation-draft = an officer checks the statement.
timeline-next-revocation-submitted = an officer checks the statement and the certificate.
timeline-next-revocation-under-review = if all is right, the certificate is revoked.
timeline-next-revocation-approved = the certificate is revoked.
timeline-next-rebinding-draft = the assistants compare letter and data.
timeline-next-rebinding-submitted = if they agree, a link goes to the new official mailbox.
timeline-next-rebinding-accepted = the new mailbox is bound once the link is opened.

notice-draft-waiting = <b>Application { $case } has not been sent yet.</b>
    All your answers are kept. Go on whenever you like; untouched for { $days } days it is closed and can be started again. This is the only reminder.

notice-link-expired = { $link ->
    [activation] <b>The activation link of application { $case } has expired.</b>
        Nothing is lost. Press the button below for a new link; it goes to your official mailbox.
    [mailbox] <b>The link of application { $case } in the new official mailbox has expired.</b>
        Nothing is lost. Press the button below for a new link.
    [new-mailbox] <b>The link of application { $case } in the new official mailbox has expired.</b>
        Your data have not changed. Press the button below for a new link.
   *[first-password] <b>Your first password has expired.</b>
        Your account is still there. Press Log in, then choose <b>Forgotten password</b>; a link to make a password goes to your official mailbox.
 }
notice-button-go-on = Go on
notice-button-new-link = Ask for a new link

notice-case-escalated = <b>{ $count } late at { $desk }</b>
    Numbers { $cases }{ $more ->
    [none] {""}
   *[other] {" "}and { $more } more
 }. Their waiting time has long run out, or no officer there may decide them.
    { $parent ->
    [none] Assign another officer, or release what somebody holds from its card.
   *[other] Their cards are now at { $parent } as well, which may decide them. What somebody holds you can release from its card.
 }

ca-what = { $kind ->
    [revoked] CA { $ca } was revoked by its root and must sign nothing more. Put a new issuing CA in its place: lencana ca rollover.
    [not-yet] CA { $ca } begins on { $at }, and this machine's clock is earlier. Set the clock right.
    [ends] CA { $ca } ends on { $at }. Prepare its successor: lencana ca rollover; for a root see docs/ca-ceremony.md.
    [full-length-ends] From { $at } a certificate of full length no longer fits into CA { $ca }, and is refused. Put a new issuing CA beside it: lencana ca rollover.
    [crl-ends] The CRL of the root { $ca } runs out on { $at }. Sign a new one with the root (lencana ca root crl) and bring it here (lencana ca import-crl).
    [crl-missing] The CRL of the root { $ca } is missing here. Sign one with the root (lencana ca root crl) and bring it here (lencana ca import-crl).
    [ocsp-late] The OCSP signer of { $ca } is not renewed any more and runs out on { $at }. Look at the log, and run lencana doctor.
   *[list-late] The CRL of CA { $ca } is not published any more and runs out on { $at }. Look at the log, and run lencana doctor.
 }
notice-ca-warning = <b>{ $isOver ->
    [yes] A CA needs you now
   *[no] A CA needs attention
 }</b>
    { $what }

mail-case-escalated-subject = { $count } late at { $desk }
mail-case-escalated-lead =
    { $count } applications at { $desk } are long past their waiting time, or no officer there may decide them: numbers { $cases }{ $more ->
    [none] {""}
   *[other] {" "}and { $more } more
 }.
mail-case-escalated-after =
    { $parent ->
    [none] Assign another officer, or release what somebody holds from its card in the group.
   *[other] Their cards are now at { $parent } as well, which may decide them.
 }
mail-ca-warning-subject = { $isOver ->
    [yes] A CA needs you now
   *[no] A CA needs attention
 }
mail-ca-warning-lead = { ca-what }
mail-ca-warning-after =
    This warning comes once a day until its cause is gone. lencana ca list shows everything.

error-working-hours = Nobody ever works in those hours: days { $days }, from { $from } to { $to }. Give at least one day (1 Monday … 7 Sunday) and a closing time after the opening, such as 07:30-16:00.
