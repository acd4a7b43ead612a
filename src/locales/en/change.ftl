# Change of data: name, agency, official e-mail, position, work unit (ACC-9, Kebumen warning 3).
change-today = <b>Change of data, application { $number }</b>
    Your data today:
change-today-numbers = NIK and NIP cannot be changed here. If they are wrong, talk to your officers.
change-choose = What changes? Pick as many as you need, then press <b>That is all</b>.
change-nothing-chosen = Nothing is picked yet. First pick what changes.
button-chosen = That is all
change-summary = <b>Please check the changes first</b>
summary-change = • { $label }: { $before } → <b>{ $after }</b>
change-submitted = Thank you. Change of data <b>{ $number }</b> has gone to the registration officers. Until they approve it your data stay as they are. You will hear from us here; /status always shows how far it is.
change-waiting = Change of data <b>{ $number }</b> is being checked by the registration officers. There is nothing you need to do now; see /status. Changed your mind? You may withdraw it.
change-link-waiting = Change of data <b>{ $number }</b> is approved. One step is left: open the link we sent to the new official e-mail, { $mail }, and press the button there. Not in the inbox? Look in the spam folder too.
change-link-sent-again = A new link has gone to the new official e-mail. The earlier one no longer works.
change-ask-withdraw = Application <b>{ $number }</b> will be closed and your data stay as they are. Really withdraw it?
change-withdrawn = Application <b>{ $number }</b> is withdrawn. Your data have not changed.
change-over = Application <b>{ $number }</b> is finished or closed, so that button no longer works. /status shows how it stands.
button-go-on-change = Go on with the change of data

ask-change-name = What is your new <b>full name</b>? Today it reads: <b>{ $today }</b>.
    Write it as on the KTP, without titles. An officer compares it with the KTP and the letter.
help-change-name = The name without titles or rank, letter for letter as on your present KTP. After this we ask for a photo of it. Questions? Contact: { $contact }
ask-change-agency = To which <b>agency</b> are you moving? Today: <b>{ $today }</b>.
    The officers of the new agency check this application. After this we ask for your official e-mail there.
help-change-agency = Pick the agency where you work now. Not in the list? It is not registered here yet; contact: { $contact }
ask-change-mail = What is your new <b>official e-mail</b>? Today: <b>{ $today }</b>.
    A link goes to the new address to prove it; private addresses cannot be used.
help-change-mail = An official address of your agency that you can open. The old one is told as well. None yet? Ask the people who run your agency's mail. Contact: { $contact }
ask-change-position = What is your new <b>position</b>? Today: <b>{ $today }</b>.
    Write it as in the recommendation letter. The position stands in the certificate.
help-change-position = The name of your present position, at most 64 letters; official abbreviations are fine. Contact: { $contact }
ask-change-unit = In which <b>work unit</b> are you now? On record: <b>{ $today }</b>.
    Example: <i>Bagian Organisasi Setda</i>.
help-change-unit = The name of the work unit as in the recommendation letter, at most 64 letters. Contact: { $contact }
ask-change-card = Send a photo (or PDF) of the <b>KTP</b> with the new name.
    The whole card is visible, readable, without glare.
help-change-card = The new name must already stand on the KTP. Photograph it from above in good light. Only the officer who checks your application sees it. Contact: { $contact }
ask-change-letter = Send the <b>recommendation letter</b> signed by your superior, as a PDF or a photo of each page.
    It names the old and the new data. The template above is filled in already: print it and have it signed.
help-change-letter = A letter of your direct superior that confirms the change. If you move to another agency, your superior there signs it. Photograph it from above, in good light, the whole page visible. Contact: { $contact }

error-nothing-changed = In application { $case } no data have changed yet, so there is nothing to send. First pick what changes with /ubah.
error-same-value = That is what your data say already, so nothing would change. Write the new value; if it does not change after all, start again from /ubah and untick it.

card-title-change = <b>Change of data number { $case }</b>
card-kind-change = Change of data
card-state-change-draft = sent back, waiting for the applicant to mend it
card-state-change-submitted = waiting for letter and data to be checked
card-state-change-under-review = being checked
card-state-change-approved = approved, waiting for the applicant to open the link in the new mailbox
card-state-change-applied = done, the data are changed
card-state-change-refused = refused for good
card-state-change-withdrawn = withdrawn by the applicant
card-state-change-lapsed = closed because it was not continued for long
card-changes = <b>What changes</b>
card-change = • { $label }: { $before } → <b>{ $after }</b>
card-changed = • { $label }: <b>{ $after }</b>
card-button-approve-change = Approve the change
card-move-apply = • Data changed by { $name }, { $at }
check-name-on-card-differs = the name changes; compare it letter for letter with the photo of the KTP
check-one-change-blocks = the applicant has another change of data that is not finished (number { $other })
check-running-issuance-differs = a request for a certificate is under way (number { $other }); its agreement will be asked for again with the new data
check-running-issuance-blocks = a certificate of the applicant is being signed (number { $other }); wait a moment, then tap again
check-certificates-outdated-agrees = no certificate in force becomes outdated
check-certificates-outdated-differs = { $count } certificates in force name the old data; they get a deadline and the applicant is asked to renew
check-no-open-change-blocks = the applicant's data are being changed (application { $other }); finish that change first
desk-change-applied = Application { $case } is approved and the applicant's data are changed.
desk-change-approved = Application { $case } is approved. The data change once the link in the new mailbox is opened; the old one is told.

notice-file-changes = <b>What changes, to be compared with the letter:</b>
notice-file-change = { $label }
    • today: <code>{ $before }</code>
    • new: <code>{ $after }</code>

notice-change-rejected = { $count ->
    [1] Your change of data (number { $case }) has been checked. <b>One thing is left to mend:</b>
   *[other] Your change of data (number { $case }) has been checked. <b>{ $count } things are left to mend:</b>
 }
notice-change-refused = We have looked at your change of data (number { $case }) and <b>cannot grant it</b>. Your data stay as they are. The reason:
notice-change-link-sent = <b>Your change of data (number { $case }) is approved.</b>

    We have sent a link to the new official e-mail, { $mail }. Open that letter, follow the link, and press the button on the page. Then we change your data; until then everything stays as it is.

    The old address is told as well. No letter after a few minutes? Look in the spam folder, or press the button below.
notice-change-applied = <b>Your data are changed</b> (application { $case }). On record now:
notice-change-certificate-ends = Your certificate still names the old data. It <b>stays valid until the new one is issued, at the latest until { $until }</b>. Renew it now: no letter is asked for again, only a new key and CSR.
notice-change-certificate-stays = Your certificate does not name what changed, so it stays valid as it is.
notice-change-certificate-none = A certificate you ask for later will name these data.
notice-certificate-ending = <b>Your certificate ends on { $until }</b>, because your data have changed and it still names the old ones (serial number <code>{ $serial }</code>).

    Renew it before then so that you are not left without one: no letter is asked for again, only a new key and CSR.
notice-certificate-ended = <b>Your certificate has been ended</b> (serial number <code>{ $serial }</code>): your data changed, and the time to renew it has passed.

    Signatures you made before stay good. To sign again, ask for a new certificate with your present data.
notice-button-renew-changed = Renew the certificate
notice-button-ask-anew = Ask for a new certificate

timeline-kind-change = Change of data
timeline-move-change-open = begun
timeline-move-change-submit = sent to the registration officers
timeline-move-change-takeUp = taken up
timeline-move-change-approve = approved
timeline-move-change-apply = data changed
timeline-move-change-reject = to be mended
timeline-move-change-refuse = refused
timeline-move-change-withdraw = withdrawn by the applicant
timeline-move-change-lapse = lapsed because it was not continued
timeline-now-approved-change = <b>It is your turn</b>: open the link in the new official mailbox (sent { $since }). Not there? Type /ubah.
timeline-now-applied = <b>Done.</b> Your data are changed.

mail-change-link-subject = Prove your new official e-mail (application { $case })
mail-change-link-lead =
    A change of data (number { $case }) names this address as the new official e-mail. A registration officer has checked the letter and approved it.

    Press the button below, then press the button on the page that opens. After that we change the data.
mail-change-link-button = Prove this mailbox
mail-change-link-after =
    This link works for { $days } days and only once. If it has run out, type /ubah in the chat to have it sent again; the earlier one no longer works then.

    If you did not ask for this, do not press the button, and let us know.

mail-change-asked-subject = The official e-mail of your account is about to change (application { $case })
mail-change-asked-lead =
    From your logged-in account somebody asked (number { $case }) to change the official e-mail from this address to { $mail }. A registration officer approved it on the strength of a superior's letter.
mail-change-asked-after =
    If this was you, there is nothing to do here.

    If it was not: withdraw that application at once with /ubah in the chat, change your password, and contact { $contact }. The data only change once the new address has been proven.

mail-change-applied-subject = The data of your account are changed (application { $case })
mail-change-applied-lead =
    { $mailbox ->
        [old] The official e-mail of your account is no longer this address but { $mail }. We will send nothing more to this one.
        [new] Change of data { $case } is in force, and this address is now the official e-mail of your account. Username and password stay the same.
       *[same] Change of data { $case } is in force. Type /status in the chat to see it.
     }
mail-change-applied-after =
    { $certificate ->
        [ends] Your certificate still names the old data. It stays valid until the new one is issued, at the latest until { $at }. Renew it by typing /perbarui in the chat.
        [stays] Your certificate does not name what changed, so it stays valid as it is.
       *[none] There is nothing more to do.
     }

    If it was not you who changed them: contact { $contact } at once.

mail-certificate-ending-subject = Your certificate ends soon because your data changed
mail-certificate-ending-lead =
    Your data have changed, and the certificate below still names the old ones. Therefore it ends on { $at }.
mail-certificate-ending-after =
    Renew it before then by typing /perbarui in the chat. No letter is asked for again, only a new key and CSR.

mail-certificate-ended-subject = Your certificate has been ended
mail-certificate-ended-lead =
    Your data changed, and the time to renew the certificate has passed. The certificate below has been ended and cannot be used to sign any more.
mail-certificate-ended-after =
    Signatures you made before stay good. Ask for a new certificate with your present data by typing /terbit in the chat.

page-change-title = Prove the new official e-mail
page-change-lead = Change of data number <b>{ $case }</b> at <b>{ $agency }</b> names your address as the new official e-mail.
page-change-meaning = By pressing this button you say that the application is yours and that this mailbox is in your hands. What was approved then takes effect at once.
page-change-not-you = If it was not you who asked, close this page and let us know. Nothing changes as long as the button is not pressed.
page-change-submit = Yes, this mailbox is mine
page-changed-title = Your data are changed
page-changed-lead = The new official e-mail is proven. Go back to { $network }: it shows the new data, and what to do about your certificate. You may close this page.
page-change-taken-lead = Since the approval this address has come to belong to another account, so it cannot be used. Nothing has changed. Talk to the officers of your agency; the application can be withdrawn and made again with another address by /ubah in the chat.
page-change-wait = A certificate of yours is being signed. Wait a moment, then press the button once more; nothing has changed.
