# Renewal of a certificate: the same data, a new key (REN-1 to REN-3).
button-go-on-renewal = Go on with the renewal
button-still-right = Yes, still right
button-changed = Something has changed
button-reminders-on = Remind me here
renewal-begun = <b>Renewal of your certificate, number { $number }</b>
    Three short steps: confirm your data, make a new key, accept the agreement. No letter is needed.
renewal-still-right = These data will stand in the new certificate. Are they still right?
help-still-right = The new certificate uses the data registered here. If your position, unit, name, agency or e-mail have changed, press <b>Something has changed</b>. Difficulties? Ask: { $contact }
renewal-changed = All right. Your data are changed first, with a letter from your superior; then the certificate is made with the new data. Renewal { $number } is kept.
renewal-waiting = Renewal <b>{ $number }</b> is being reviewed. There is nothing for you to do now; see /status.
renewal-submitted = Thank you. Renewal <b>{ $number }</b> has been sent to the verification officers. Once approved, the new certificate is issued and we tell you here. Until then the old one can be used.
renewal-checklist-title = <b>Renewal of your certificate, number { $number }</b>
    Every certificate has a new key. Make key and CSR with the key tool, on your own device:
help-renewal-checklist = The old key cannot be used for the new certificate. Press <b>Key tool</b>, make a new key pair without internet, and send <b>only the CSR</b>. Do not delete the old key yet: the old certificate still uses it. Difficulties? Ask: { $contact }
renewal-without-letter = A renewal needs no letter; only the CSR of a new key is needed.
renewal-expired = Certificate <code>{ $serial }</code> ended on { $at } and can no longer be renewed. You may ask for a new certificate.
renewal-revoked = Certificate <code>{ $serial }</code> has been revoked and cannot be renewed. You may ask for a new certificate.
renewal-none = You have no certificate that could be renewed. You may ask for a new certificate.
renewal-held = Certificate <code>{ $serial }</code> is on hold. It cannot be renewed before an officer has decided about it.
error-renewal-early = Certificate <code>{ $serial }</code> can be renewed from { $from } on; we shall remind you in time. If your data have changed, there is no need to wait: change your data now.
error-certificate-not-current = Certificate <code>{ $serial }</code> has been replaced already and need not be renewed. It stays valid until its end.
error-request-open = Renewal { $case } is still under way, so no new application is needed. Go on with it, or see /status.

reminders-off = All right. No more reminders in this chat. That your certificate runs out is still told to your official mailbox.
    Changed your mind? Press the button below, or type REMIND ME.
reminders-on = All right. We shall remind you in this chat before your certificate runs out. Type STOP at any time to end that.

notice-button-renew = Renew now
notice-button-mend-unchanged = Confirm the data
notice-renewal-due = { $when ->
    [today] <b>Your certificate ends today.</b>
    [tomorrow] <b>Your certificate ends tomorrow.</b>
   *[days] <b>Your certificate ends in { $days } days.</b>
 }

    Valid until: { $until }
    Serial number: <code>{ $serial }</code>

    Renewing takes a few minutes: confirm your data and make a new key, no letter. Once it has ended you would have to apply from the beginning.

    No reminders here, please? Type STOP.
notice-renewal-issued = <b>Your electronic certificate has been renewed.</b>
notice-renewal-old = { $fate ->
    [ended] The old certificate (<code>{ $old }</code>) ends now, because its data have changed.
    [runs-out] The old certificate (<code>{ $old }</code>) stays valid until { $until } and then runs out by itself. Signatures made with it stay good.
   *[over] The old certificate (<code>{ $old }</code>) has run out. Signatures made while it was valid stay good.
 }
notice-renewal-rejected = { $count ->
    [1] The renewal of your certificate (number { $case }) has been reviewed. <b>Before it can be issued, one thing remains to be mended:</b>
   *[other] The renewal of your certificate (number { $case }) has been reviewed. <b>Before it can be issued, { $count } things remain to be mended:</b>
 }
notice-renewal-refused = We have reviewed the renewal of your certificate (number { $case }) and <b>cannot grant it</b>. The reason:

item-unchanged = Correctness of the data
reason-unchanged-outdated = The registered data seem to be out of date
mend-unchanged-outdated = Look once more at your position, unit, name, agency and e-mail. If anything has changed, ask for a change of data.
mend-unchanged = Confirm your data once more, or ask for a change of data.

card-title-renewal = <b>Renewal of a certificate, number { $case }</b>
card-kind-renewal = Renewal of a certificate
card-state-renewal-draft = sent back, waiting for the applicant to mend it
card-state-renewal-submitted = waiting for data and CSR to be verified
card-state-renewal-under-review = being verified
card-state-renewal-approved = approved, the certificate is being issued
card-state-renewal-issued = done, the certificate has been renewed
card-state-renewal-refused = refused for good
card-state-renewal-withdrawn = withdrawn by the applicant
card-state-renewal-lapsed = closed, left for too long
card-predecessor = Renews certificate <code>{ $serial }</code>, valid until { $until }.
card-unchanged = The applicant confirms: the registered data are still right.
check-predecessor-agrees = { $status ->
    [expired] the old certificate ran out after the renewal was asked for
   *[valid] the old certificate is valid
 }
check-predecessor-differs = the old certificate was revoked after the renewal was asked for; make sure that the data are still right
check-predecessor-blocks = { $status ->
    [held] the old certificate is on hold; decide that first
    [revoked] the old certificate was revoked because of its key, the office or a violation; the applicant must ask for a new certificate, with a letter
   *[none] the old certificate was not found
 }

timeline-kind-renewal = Renewal of a certificate
timeline-move-renewal-open = begun
timeline-move-renewal-submit = agreement accepted, sent to the officers
timeline-move-renewal-decline = agreement declined
timeline-move-renewal-takeUp = review begun
timeline-move-renewal-approve = approved
timeline-move-renewal-reject = needs mending
timeline-move-renewal-refuse = refused
timeline-move-renewal-issue = new certificate issued
timeline-move-renewal-withdraw = withdrawn by the applicant
timeline-move-renewal-lapse = lapsed, left for too long

mail-renewal-due-subject = { $when ->
    [today] Your certificate ends today
    [tomorrow] Your certificate ends tomorrow
   *[days] Your certificate ends in { $days } days
 }
mail-renewal-due-lead =
    Your electronic certificate is near its end. Renewing it takes a few minutes and needs no letter.
mail-renewal-due-after =
    Open the chat and type /perbarui: confirm that your data are still right, then make a new key with the key tool.

    Once the certificate has ended it can no longer be renewed and you would have to apply from the beginning. Signatures made with it stay good.

    No longer in need of a certificate? There is nothing to do; it runs out by itself.
