# Issuance of a certificate (SOP Sumbar 1–11, Lemsaneg 1–8).
issuance-ask-profile = Which kind of certificate do you need?
issuance-waiting = Certificate application <b>{ $number }</b> is being checked. There is nothing for you to do now; see /status.
issuance-held = Your certificate (<code>{ $serial }</code>) is on hold. Before an officer has decided about it, no new one can be asked for.
issuance-submitted = Thank you. Certificate application <b>{ $number }</b> is with the verification officers. Once approved it is issued, and we tell you here.
issuance-resubmitted = Thank you. What you mended in application <b>{ $number }</b> is with the officers; everything else stays as it was.
checklist-title = <b>Certificate application { $number }</b>
    Two things are needed, in either order:
checklist-open = ☐ { $label }: not here yet
checklist-again = ☐ { $label }: please send it again
checklist-done = ☑ { $label }: received
checklist-ask = Send the file here. The CSR may also be pasted as text.
checklist-ask-csr = Send the CSR file here, or paste its text.
checklist-ask-letter = Send the letter here as a PDF, or a photo of each page.
checklist-not-understood = That does not look like a CSR. One begins with <code>-----BEGIN CERTIFICATE REQUEST-----</code>; send the file, or paste all of it.
help-checklist = The <b>CSR</b> is made with the key tool on your own device, without internet; press <b>Key tool</b>. The <b>recommendation letter</b> is signed by your superior; the template is under <b>Letter template</b>. Difficulties? Contact: { $contact }
button-template = Letter template
template-caption = Print it, have your superior sign it, and send it back here as a PDF or photos.
csr-received = The CSR has arrived and is sound. Key fingerprint: <code>{ $key }</code>
private-key-removed = <b>What you sent is a secret key, not a CSR.</b> I have deleted the message and kept nothing.
private-key-received = <b>What you sent is a secret key, not a CSR.</b> We keep nothing of it. Please delete the message yourself: press and hold it, then choose Delete.
private-key-blocked = That key is blocked and cannot be used any more, because it has left your device.
private-key-unsafe = Do not use that key any more, because it has left your device.
private-key-next = Make a new key pair with the key tool and send only the CSR. Everything else stays as it was.
agreement-caption = Subscriber agreement, version { $version }
agreement-ask = Please read the <b>subscriber agreement</b> version { $version } above. If you agree, the application goes to the verification officers; if not, you are logged out and this draft is kept.
agreement-again = Your data or key have changed since the agreement, so it is shown once more.
agreement-declined = All right, nothing was sent and you are logged out. The draft is kept; log in again with /masuk if you change your mind.
help-agreement = The agreement holds your duties as the owner of a certificate: keep key and passphrase safe, give correct data, and report at once when the key is lost or leaked.
button-accept = Agree and send
button-decline-agreement = I do not agree
certificates-none = You have no certificate yet.
certificate-line = <b>Certificate</b> ({ $status })
    Subject: { $subject }
    Valid until { $until }
    Serial number: <code>{ $serial }</code>
certificate-status-valid = valid
certificate-status-ending = valid; data changed, ends { $end }
certificate-status-replaced = still valid, already replaced
certificate-status-held = on hold since { $at }
certificate-status-revoked = revoked { $at }, reason: { $reason }
certificate-status-expired = past its end
certificate-end-reason = { $reason ->
    [keyCompromise] key lost or leaked
    [affiliationChanged] data or agency changed
    [superseded] replaced
    [cessationOfOperation] no longer in office
    [privilegeWithdrawn] rules broken
   *[other] other
 }
button-pem = Download PEM
button-der = Download DER
button-p7b = Download P7B
