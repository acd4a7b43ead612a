# Emergency (/hilang): a certificate is put on hold at once, and the statement follows (REV-7); a key that is proven to have leaked (REV-8).

hold-ask = { $count ->
    [1] <b>Put your certificate on hold now?</b>
        Serial number <code>{ $serial }</code>, valid until { $until }.
   *[other] <b>Put all your certificates on hold now?</b>
 }

    Once it is on hold, signatures made with it are no longer accepted. This is not yet a revocation: if nothing is lost after all, an officer can lift the hold.
hold-which = Which certificate shall be put on hold? If you are not sure, choose all of them.
button-hold = Yes, hold it now
button-hold-not = No, leave it
hold-not-done = All right. Nothing was put on hold. Whenever you need it, type /hilang.
button-hold-all = All my certificates
button-hold-one = …{ $end }, until { $until }
help-hold = Put your certificate on hold if your key, passphrase, phone or laptop is lost, or somebody else may be using it. Better on hold and lifted by an officer than too late.
hold-done = <b>Your certificate is on hold.</b>
    Serial number: <code>{ $serial }</code>

    Whoever checks it now sees that this certificate is on hold.

    Next: hand in the statement of reasons, approved by your superior, by <b>{ $until }</b> (case { $number }). Then an officer revokes it for good. If the key turns out not to be lost, tell an officer: only an officer can lift the hold.
hold-done-submitted = <b>Your certificate is on hold.</b>
    Serial number: <code>{ $serial }</code>

    Whoever checks it now sees that this certificate is on hold. The officers already have the request to revoke it (case { $number }); there is nothing more to send.
button-hold-statement = Hand in the statement
hold-already = Your certificate <b>is on hold already</b>, so there is nothing more to hold. What is still needed is in /status; the statement is handed in with /cabut. Only an officer can lift the hold.
hold-nothing = There is nothing to hold: your account has no certificate that is still valid. A certificate that was revoked or has run out is no good for a valid signature in anybody’s hands.

hold-outside = <b>Your key, phone or laptop is lost?</b> A certificate can be put on hold from anywhere, without a password.

    Type your <b>username</b> or <b>official e-mail</b>. We send a link to that official mailbox; one button there puts all your certificates on hold.
    Example: <i>siti.rahmawati</i>

    Can you log in from this chat? That is faster still: /masuk, then /hilang.
button-hold-call = I cannot open the official mailbox either
help-hold-outside = The username is usually first and last name with a full stop between. Forgotten? Type your official e-mail. You cannot open that mailbox either? Choose the button under the question: an officer calls you.
hold-link-sent = If that name is registered, the link is on its way to its official mailbox; it works for { $minutes } minutes. Open that mail on any device, then press the button on the page.

    Not there after a few minutes? Look in the spam folder. You cannot open the official mailbox? Type /hilang again and choose "I cannot open the official mailbox either".
button-consent-hold = I agree, continue
privacy-declined-hold = All right. We ask for none of your data. A certificate can also be put on hold by telephone: call the officers of your agency directly.
hold-call-ask-agency = At which <b>agency</b> do you work? Its officers will call.
hold-call-ask-account = Type the <b>username</b> or <b>official e-mail</b> of your account.
    Example: <i>siti.rahmawati</i>
hold-call-ask-phone = At which <b>telephone</b> number can you be reached now?
    Example: <i>0812 3456 7890</i>. For safety the officer first makes sure by the number kept with the account.
hold-call-asked = Your request (number <b>{ $number }</b>) is on the officers’ desk. An officer calls the number kept with that account; once it is certain that you are its owner, the certificate is put on hold at once.

    Faster, or the number kept with the account is lost too? Call yourself: { $contact }, and give the number of this request.
hold-call-waiting = Your request (number <b>{ $number }</b>) is still on the officers’ desk. An officer calls the number kept with that account.
button-hold-call-withdraw = Withdraw this request
hold-call-withdrawn = Request <b>{ $number }</b> is withdrawn. Nothing was put on hold because of it.

private-key-own = <b>Your key file arrived here by mistake; a key must never leave your device.</b> Since then that key is no longer safe, so its certificate was revoked at once and the key is blocked for ever.
    Serial number: <code>{ $serial }</code>
private-key-own-next = Signatures you made before are not erased by this. To sign again, make a new key pair with the key tool and ask for a new certificate with /terbit; send only the CSR.
private-key-proof = Thank you. That is the private key of a certificate that was still valid. The certificate has been revoked, the key is blocked for ever, and its owner is told. Do not use, keep or pass on that key.

card-state-revocation-asked = wants to be called, certificate not yet on hold
card-state-revocation-held = on hold, waiting for the owner’s statement
card-state-revocation-lifted = done, hold lifted
card-call-phone = Telephone in the registry: { $value }
card-call-how = <i>Call the number kept with the account, not the one given by whoever asks. Sure it is the owner? Only then hold. The whole number is in the private chat of who claims this card.</i>
card-button-hold = Called: hold it
card-button-lift = Lift the hold
card-move-hold = • Put on hold after a call by { $name }, { $at }
card-move-overdue = • The time for the statement is over, { $at } ({ $name })
card-move-lift = • Hold lifted by { $name }, { $at }
check-phone-known-agrees = a telephone number is kept
check-phone-known-differs = no telephone number is kept with this account; make sure by its personnel office or superior
check-certificate-live-agrees = certificates that are still valid: { $count }
check-certificate-live-blocks = this account has no certificate that is still valid
refusal-not-reached = We could not reach you at the number kept with the account
desk-held = The certificate is on hold (case { $case }). The statement is now asked of its owner.
desk-lifted = The hold is lifted (case { $case }). The owner is told now.
alert-certificate-held = The certificate of case { $case } is on hold: revoke it, or lift the hold.
alert-certificate-not-held = That certificate is not on hold, so nothing was lifted.
error-certificate-held = Certificate <code>{ $serial }</code> is on hold, so case { $case } cannot be closed from a chat. An officer revokes it or lifts the hold.
error-certificate-expired = Certificate <code>{ $serial }</code> has run out, so there is nothing left to hold or revoke.

timeline-move-revocation-hold = put on hold after an officer’s call
timeline-move-revocation-overdue = the time for the statement ran out, passed to the officers
timeline-move-revocation-lift = hold lifted by an officer
timeline-now-asked = <b>Now with the officers</b> since { $since }: you will be called. Questions: { $contact }
timeline-now-lifted = <b>Done.</b> The hold is lifted; the certificate is valid again.

reason-csr-blocked = The key in that CSR has reached us, so it is no longer safe and is blocked
mend-csr-blocked = Make a new key and CSR with the key tool (LOCK), and send only the CSR.
desk-key-blocked = The key of case { $case } has just been proven to have leaked, so no certificate was issued. The applicant is asked for a new CSR.
timeline-move-issuance-block = its key is proven to have leaked, a new CSR is asked for
timeline-move-renewal-block = its key is proven to have leaked, a new CSR is asked for

notice-certificate-held = <b>We put your certificate on hold.</b>
    Serial number: <code>{ $serial }</code>

    From now on whoever checks that certificate sees that it is on hold, and new signatures made with it are not accepted. A hold is temporary; the certificate has not been revoked.

    { $due ->
    [yes] What you need to do: hand in the statement of reasons, approved by your superior, by <b>{ $until }</b> (case { $case }). Then an officer revokes it for good, or lifts the hold if nothing is lost after all.
   *[no] The officers have your statement already (case { $case }). They revoke the certificate for good, or lift the hold if nothing is lost after all.
 }

    It was not you who asked? Contact { $contact }. The hold cannot be lifted from this chat.
notice-certificate-lifted = <b>The hold on your certificate is lifted.</b>
    Serial number: <code>{ $serial }</code>

    This certificate is valid again as before. In a moment the new revocation list no longer names it either. Case { $case } is closed; no statement is needed any more.

    You think the key is lost all the same? Type /hilang at once.
notice-hold-statement-due = Your certificate is still on hold, and <b>we have not received the statement</b> (case { $case }). Please hand it in by <b>{ $until }</b>. After that the officers decide without it: revoked for good, or lifted.
notice-hold-overdue = <b>The time for the statement is over</b> (case { $case }). Your certificate stays on hold. The officers now decide without the statement: they revoke it for good, or lift the hold. Something to say? Contact { $contact }.
notice-hold-called = <b>The certificate is on hold.</b> The details go to the owner of the account, by chat and official e-mail. To hand in the statement, log in first with /masuk, then type /cabut. You cannot log in yet? Never mind: the certificate stays on hold.
notice-hold-call-refused = We looked at your request to be called (number { $case }) and <b>cannot grant it</b>; nothing was put on hold because of it. The reason:
notice-leak-proven = ⛔ <b>The private key of a certificate is proven to have leaked.</b>
    Serial number <code>{ $serial }</code>, issued in case { $case }. The key itself has reached us, so the certificate was revoked at once (keyCompromise) and the key is blocked for ever. Its owner has been told; there is nothing to decide.
notice-call-how = <b>Call the number kept with the account</b>, not the one given by whoever asks. Make sure it is the owner (for instance position, unit, and when the certificate was issued), then tap "Called: hold it".
notice-call-phone = Telephone in the registry
notice-call-given = <b>Said by whoever asks, not yet proven:</b>
notice-button-statement = Hand in the statement

mail-certificate-held-subject = We put your certificate on hold (case { $case })
mail-certificate-held-lead =
    We put your electronic certificate on hold. From now on whoever checks it sees that it is on hold, and new signatures made with it are not accepted. A hold is temporary; the certificate has not been revoked.
mail-certificate-held-after =
    { $isDue ->
        [yes] What you need to do: hand in the statement of reasons, approved by your superior, by { $until }. Log in in the chat with /masuk, then type /cabut; the form is filled in already.
       *[no] The officers have your statement already.
    }

    Then an officer revokes it for good, or lifts the hold if nothing is lost after all.

    It was not you who asked? Tell us at once: somebody else may hold your account or your mailbox. The hold cannot be lifted from the chat.
mail-certificate-lifted-subject = The hold on your certificate is lifted (case { $case })
mail-certificate-lifted-lead =
    An officer lifted the hold on your certificate. It is valid again as before, and no statement is needed any more.
mail-certificate-lifted-after =
    You think the key is lost, or in somebody else’s hands, all the same? Type /hilang in the chat at once, then tell us.
mail-hold-link-subject = Put your certificate on hold
mail-hold-link-lead =
    Somebody asked for your electronic certificate to be put on hold, because its key or device is lost. If it was you, press the button below, then the button on the page that opens.
mail-hold-link-button = Hold my certificate
mail-hold-link-after =
    This link works for { $minutes } minutes and only once; no password is needed.

    If it was not you, ignore this letter: nothing changes as long as the button on that page is not pressed.
mail-hold-statement-due-subject = Your statement is awaited (case { $case })
mail-hold-statement-due-lead =
    Your certificate is still on hold, and we have not received the statement of reasons. Please hand it in by { $until }: log in in the chat with /masuk, then type /cabut; the form is filled in already.
mail-hold-statement-due-after =
    After that the officers decide without it: the certificate is revoked for good, or the hold is lifted.
mail-hold-overdue-subject = The time for your statement is over (case { $case })
mail-hold-overdue-lead =
    We did not receive the statement for your certificate on hold in time. The certificate stays on hold.
mail-hold-overdue-after =
    The officers now decide without the statement: they revoke it for good, or lift the hold. Something to say? Tell us.

page-hold-title = Put your certificate on hold
page-hold-lead = The button below puts these on hold:
page-hold-already = These certificates are on hold already; there is nothing more to press. The statement is handed in in the chat: log in with /masuk, then type /cabut.
page-hold-nothing = This account has no certificate that is still valid, so there is nothing to hold.
page-hold-certificate = serial number ending in <b>{ $end }</b>, valid until { $until }{ $held ->
    [yes] {" "}(on hold already)
   *[no] {""}
 }
page-hold-meaning = Once it is on hold, new signatures made with it are not accepted. This is not yet a revocation: the statement follows, then an officer revokes it for good or lifts the hold. Only an officer can lift it.
page-hold-submit = Yes, hold it now
page-hold-not-you = If it was not you who asked, close this page. Nothing changes as long as the button is not pressed.
page-held-title = Your certificate is on hold
page-held-lead = { $count ->
    [1] Whoever checks that certificate now sees that it is on hold.
   *[other] Whoever checks those certificates now sees that all of them are on hold.
 }
page-held-statement = Next: hand in the statement of reasons, approved by your superior, by <b>{ $until }</b>. In the chat, log in with /masuk, then type /cabut; the form is filled in already.
page-held-submitted = The officers have your statement already. There is nothing more to send.
page-gone-hold = Perhaps the button was pressed before: then our letter in the official mailbox says that the certificate is on hold. If not, type /hilang in the chat; we send a new link at once.
