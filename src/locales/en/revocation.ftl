# Revocation of a certificate (Sumbar revocation 1–9): conversation, cards, notices, letters.

# Reasons, on buttons too.
revocation-cause-forgotten-passphrase = Forgotten passphrase
revocation-cause-changed-data = Changed data
revocation-cause-lost = Key or certificate lost
revocation-cause-leaked = Key leaked or known to somebody else
revocation-cause-transfer = Transfer
revocation-cause-retirement = Retirement
revocation-cause-resignation = Resignation
revocation-cause-death = Death
revocation-cause-violation = Violation of the rules
revocation-cause-replaced = Replaced by a new certificate

revocation-welcome = Your request for revocation has the number <b>{ $number }</b>; it is about the certificate <code>{ $serial }</code>.
    A revoked certificate <b>cannot be restored</b>. There are three steps: the reason, the day it happened, and a statement approved by your superior; we prepare the form.
ask-certificate = Which certificate shall be revoked?
    Choose one, type its serial number, or send the certificate itself (.cer, .pem, .p7b).
help-certificate = The serial number stands in /sertifikat and in programs that show a certificate; colons and spaces may stay. Do not send a key file or a .p12.
revocation-none = You have no certificate here that is still good, so there is nothing to revoke.
    Do you mean another one? Send it (.cer, .pem, .p7b); we tell you who issued it and who can revoke it.
certificate-choice = { $serial }… until { $until }
certificate-choice-held = { $serial }… until { $until } (on hold)
answer-serial-shape = That does not look like a serial number yet. It has 32 digits and letters a to f, for example <i>4f2a91c07d…</i>. See /sertifikat, or send the certificate itself.

ask-cause = Why shall this certificate be revoked?
    Choose the reason your statement gives; from it we know whether the key must be blocked.
help-cause = Choose <b>Key leaked</b> if somebody else may have the key or its passphrase, and <b>Key or certificate lost</b> if file or device cannot be found any more. The key is then blocked for ever. In doubt? Ask: { $contact }
ask-since = When did it happen?
    Tap a button, or type the day, for example <i>20-11-2026</i>. Signatures after that day will be doubted.
help-since = The day stands in the revocation list. For a lost or leaked key it is the last day on which you are sure you alone had it. You do not know? Tap <b>I do not know</b>. Ask: { $contact }
ask-statement = Send the <b>statement</b>, signed by you and approved by your superior, as a PDF or a photo of each page.
    The form is above, filled in already; the officer compares it with your certificate.
help-statement = Print the form, sign it, have your superior sign it, then send the PDF or photos: from above, in good light, the whole page in view. Your superior is away? Ask: { $contact }
statement-caption = <b>Statement of reasons for revocation</b>, filled in already. Print it, sign it, have your superior sign it, then send it back here as a PDF or photo.
button-today = Today
button-yesterday = Yesterday
button-day-unknown = I do not know
day-unknown = not known
answer-day-shape = That does not look like a date yet. Give day, month and year, for example <i>20-11-2026</i> or <i>20 November 2026</i>.
answer-day-none = There is no <b>{ $day }</b> on the calendar. Give a day that exists, for example <i>20-11-2026</i>.
revocation-summary = <b>Please check before it is sent</b>
    Once an officer has decided, a revocation cannot be taken back.
revocation-submitted = Thank you. The request for revocation <b>{ $number }</b> went to the officers. You will hear from us here and in your official mailbox as soon as it is decided; /status shows where it stands.
revocation-waiting = The officers are looking at the request for revocation <b>{ $number }</b>. There is nothing for you to do now; see /status. You need the certificate after all? The request can be withdrawn until it is decided.
revocation-waiting-held = This certificate is on hold, and the officers have the request <b>{ $number }</b>. They decide: revoke it, or let it be good again. Anything to tell them? Contact { $contact }.
revocation-by-office = The office itself has proposed to revoke this certificate (number <b>{ $number }</b>) and is looking into it. Anything to tell them? Contact { $contact }.
revocation-ask-withdraw = The request for revocation <b>{ $number }</b> will be closed, and the certificate stays good. Withdraw it?
revocation-withdrawn = The request for revocation <b>{ $number }</b> is withdrawn. The certificate stays good.
revocation-over = The case <b>{ $number }</b> is finished or closed, so that button has no meaning any more. See /status.
button-go-on-revocation = Go on with the revocation

item-cause = Reason for revocation
item-since = Day it happened
item-statement = Statement
reason-statement-unsigned = The statement is not signed by you or your superior
mend-statement-unsigned = Add both signatures to the statement, then upload it again.
reason-statement-unreadable = The statement cannot be read
mend-statement-unreadable = Take the photo again in good light until the whole page is in view, or send the PDF.
reason-statement-wrong-person = The name in the statement is not the certificate holder’s
mend-statement-wrong-person = Use the form we prepared, and send the one that has your own name.
reason-statement-wrong-certificate = The statement is about another certificate
mend-statement-wrong-certificate = Send a statement with the serial number of this certificate; the form we prepared has it already.
reason-statement-wrong-cause = The statement gives another reason than you chose
mend-statement-wrong-cause = Send a statement with the reason you chose, or choose the reason again.
reason-statement-outdated = The statement is too old
mend-statement-outdated = Make a new statement with today’s date, then upload it.
reason-cause-differs-from-statement = The reason differs from the statement
mend-cause-differs-from-statement = Choose the reason the statement gives. If the statement is wrong, send a right one.
reason-since-differs-from-statement = The day differs from the statement
mend-since-differs-from-statement = Give the day the statement gives. If the statement is wrong, send a right one.
mend-cause = Choose the reason for revocation again.
mend-since = Give the day it happened again.
mend-statement = Upload the mended statement again.
refusal-no-ground = We could not establish the reason for revocation
notice-button-mend-cause = Choose the reason again
notice-button-mend-since = Correct the day
notice-button-mend-statement = Send the statement again

notice-revocation-rejected = { $count ->
    [1] Your request for revocation (number { $case }) was examined. <b>Before the certificate can be revoked, one thing is left to mend:</b>
   *[other] Your request for revocation (number { $case }) was examined. <b>Before the certificate can be revoked, { $count } things are left to mend:</b>
 }
notice-revocation-refused = We examined your request for revocation (number { $case }) and <b>cannot grant it</b>; the certificate stays good. The reason:
notice-certificate-revoked = { $by ->
    [office] <b>Your electronic certificate was revoked by the office.</b>
    [proof] <b>Your electronic certificate was revoked</b>, because its private key has been shown to be in other hands.
   *[owner] <b>Your electronic certificate has been revoked</b>, as you asked.
 }

    Serial number: <code>{ $serial }</code>
    Reason: { $cause }

    From now on programs that check it refuse this certificate, and it cannot be restored. Delete its .p12 file from all your devices.{ $blocked ->
    [yes] { " " }Its key is blocked too: make a new key for a new certificate.
   *[no] { "" }
 }

    { $offer ->
    [yes] Need a certificate again? Tap the button below to apply for a new one.
   *[no] Thank you for having used this service.
 } Questions or objections? Contact { $contact }.
notice-button-new-certificate = Get a new one

mail-certificate-revoked-subject = Your electronic certificate was revoked
mail-certificate-revoked-lead = { $by ->
    [office] Your electronic certificate was revoked by the office.
    [proof] Your electronic certificate was revoked, because its private key has been shown to be in other hands.
   *[owner] Your electronic certificate has been revoked, as you asked in case { $case }.
 }
mail-certificate-revoked-after =
    The certificate cannot be restored. Delete its .p12 file from all your devices.

    { $offer ->
    [yes] Need a certificate again? Type /terbit in the chat to apply for a new one, with a new key.
   *[no] Thank you for having used this service.
 }

    You did not ask for this, or you object? Contact { $contact } at once.
mail-fact-cause = Reason

card-title-revocation = <b>Revocation of a certificate, number { $case }</b>
card-kind-revocation = Revocation of a certificate
card-state-revocation-draft = sent back, waiting for the applicant to mend it
card-state-revocation-submitted = waiting for statement and certificate to be checked
card-state-revocation-under-review = under review
card-state-revocation-approved = approved, the certificate is being revoked
card-state-revocation-revoked = done, the certificate is revoked
card-state-revocation-refused = refused for good
card-state-revocation-withdrawn = withdrawn
card-state-revocation-lapsed = closed after a long silence
card-target = <b>Certificate</b>
    • Serial number <code>{ $serial }</code>, good until { $until }
card-target-held = • <b>On hold</b> since { $since }
card-cause = • Reason: <b>{ $cause }</b> (in the CRL: { $reason })
card-cause-blocking = • Reason: <b>{ $cause }</b> (in the CRL: { $reason }; the key is blocked for ever)
card-event = • Day it happened: { $day }
card-event-unknown = • Day it happened: not known
card-proposed = • Proposed by <b>officer { $name }</b>: “{ $words }”
card-proposed-without-ground = • Proposed by <b>officer { $name }</b>, who is still writing why
card-signed-comparison = <b>Certificate and data at its issuance</b>
card-signed-certificate-account = Account
card-signed-certificate-subject = Subject DN
card-signed-certificate-serial = Serial number
card-signed-certificate-issuer = Issuer
card-signed-certificate-key = Key fingerprint
card-signed-same = • { $field }: <code>{ $value }</code>: same
card-signed-differs = • { $field }: at issuance <code>{ $kept }</code>; in the certificate <code>{ $signed }</code>: <b>DIFFERS</b>
card-account-differs = • { $field }: at issuance <code>{ $kept }</code>; now <code>{ $signed }</code>: <b>DIFFERS</b>
card-endorsed = <b>Difference overruled</b> by { $name }, { $at }: “{ $words }”
item-certificate = Certificate
notice-button-mend-certificate = Choose the certificate again
alert-certificate-expired = That certificate has run out, so there is nothing to revoke.
card-endorsed-rule = Another officer must revoke.
card-document-statement-name = Statement
card-move-revoke = • Revoked by { $name }, { $at }
card-move-settle = • Closed: the certificate was revoked by another way, { $at } ({ $name })
card-button-revoke = Revoke certificate
card-button-endorse = Overrule the difference…

card-choose-refuse-proposal = Choose why this proposal is refused, then send. <b>The certificate’s owner is not told</b>, having asked for nothing.
desk-proposal-dropped = Proposal { $case } is refused; the certificate stays good. Its owner is not told.

check-certificate-kept-blocks = the certificate is not in our books any more; tell the administrator
check-certificate-account-agrees = same account as at issuance
check-certificate-account-blocks = another account than at issuance
check-certificate-subject-agrees = same subject DN
check-certificate-subject-blocks = the subject DN in the certificate differs from what was kept at issuance
check-certificate-serial-agrees = same serial number
check-certificate-serial-blocks = the serial number in the certificate differs from what was kept at issuance
check-certificate-issuer-agrees = same issuer
check-certificate-issuer-blocks = the issuer in the certificate differs from what was kept at issuance
check-certificate-key-agrees = same key
check-certificate-key-blocks = the key in the certificate differs from what was kept at issuance
check-statement-there-agrees = the statement is there
check-statement-there-differs = the statement did not follow; ask the owner first
check-ground-written-agrees = the office’s reason is written
check-ground-written-blocks = the officer who proposed it has not written why

timeline-kind-revocation = Revocation of a certificate
timeline-move-revocation-open = Case opened
timeline-move-revocation-submit = Sent to the officers
timeline-move-revocation-takeUp = Under review
timeline-move-revocation-approve = Approved
timeline-move-revocation-revoke = Certificate revoked
timeline-move-revocation-settle = Certificate already revoked by another way
timeline-move-revocation-reject = Sent back to be mended
timeline-move-revocation-refuse = Refused
timeline-move-revocation-withdraw = Withdrawn
timeline-move-revocation-lapse = Closed after a long silence
timeline-now-revoked = Done: the certificate is revoked.

error-certificate-foreign = We did not issue that certificate. Its issuer: <b>{ $issuer }</b>. Ask them to revoke it.
error-certificate-unreadable = There is no readable certificate in that file. Send it as .cer, .pem or .p7b, or type its serial number.
error-event-too-early = That day ({ $since }) is before the certificate began ({ $from }). Give that day or a later one, or tap <b>I do not know</b>.
error-day-unknown = There is no such day on the calendar. Write it like <i>20-11-2026</i>.
error-cause-unknown = That reason is not among those to choose from. Choose one of the list.
error-second-officer-needed = This takes another officer: whoever proposed it or overruled the difference may not revoke it too.

alert-second-officer-needed = This decision takes two officers. You proposed it, handle it, or overruled its difference, so a colleague has to do it.
alert-certificate-not-found = There is no certificate of that serial number, username or mail in the agencies this group serves.
alert-certificate-revoked = That certificate was revoked before. Nothing is left to do.
alert-cause-unknown = That reason is not among those an officer can choose. Begin again with /cabut.

desk-revoked = Case { $case } is approved and its certificate revoked. Its owner is told.
desk-revocation-settled = The certificate of case { $case } was revoked by another way. The case is closed now.
desk-endorsed = Your reason is on the card of case { $case }. Another officer can revoke now.
desk-ground-kept = Your reason is on the card of case { $case }. Another officer decides.
desk-ask-endorsement = please write why the difference in case { $case } may be overruled, by <b>replying to this message</b>. At most 500 letters; it stands on the card under your name, and you cannot revoke it yourself then.
desk-ask-ground = please write why the certificate of case { $case } shall be revoked without its owner having asked, by <b>replying to this message</b>. At most 500 letters; another officer decides by it.
propose-how = Type <code>/cabut</code> with the certificate’s serial number, or its owner’s username or official mail. Example: <code>/cabut siti.rahmawati</code>. Another officer decides.
propose-owner = Owner: <b>{ $name }</b> ({ $username })
propose-certificate = Certificate <code>{ $serial }</code>, good until { $until }
propose-none = There is no certificate that is still good.
propose-ask-certificate = Which certificate shall be revoked?
propose-button-certificate = { $serial }… until { $until }
propose-ask-cause = Why shall it be revoked? Another officer decides; its owner is told once it is revoked.
propose-chosen = Revocation number <b>{ $case }</b> is proposed. Reason: <b>{ $cause }</b>. Its card is in this group.
propose-done = Revocation { $case } is proposed. Write why, as a reply to the question below.
propose-already = For that certificate there is case { $case } at the desk already. See its card with /antrean.
command-propose = Propose a revocation
