# The card of a case in the operators' group, and the queue.

card-title-registration = <b>Account registration number { $case }</b>
card-title-issuance = <b>Certificate issuance number { $case }</b>
card-title-rebinding = <b>New official mailbox number { $case }</b>
card-kind-registration = Account registration
card-kind-issuance = Certificate issuance
card-kind-rebinding = New official mailbox
card-state = State: <b>{ $state }</b>, since { $since }
card-agency = { $agency }
card-unclaimed = Nobody is handling it yet.
card-claimed = Handled by <b>{ $name }</b> since { $at }.

card-state-registration-draft = sent back, waiting for the applicant to mend it
card-state-registration-submitted = waiting for the completeness check
card-state-registration-forwarded = waiting to be registered by an officer
card-state-registration-registered = registered, waiting for the applicant to open the activation link
card-state-registration-activated = mailbox confirmed, waiting for the applicant's data
card-state-registration-completed = data complete, waiting to be verified
card-state-registration-verified = done, the account exists
card-state-registration-refused = refused for good
card-state-registration-withdrawn = withdrawn by the applicant
card-state-registration-lapsed = closed after a long silence
card-state-issuance-draft = sent back, waiting for the applicant to mend it
card-state-issuance-submitted = waiting for letter and CSR to be verified
card-state-issuance-under-review = being verified
card-state-issuance-approved = approved, the certificate is being issued
card-state-issuance-issued = done, the certificate is issued
card-state-issuance-refused = refused for good
card-state-issuance-withdrawn = withdrawn by the applicant
card-state-issuance-lapsed = closed after a long silence
card-state-rebinding-draft = sent back, waiting for the applicant to mend it
card-state-rebinding-submitted = waiting for letter and data to be checked
card-state-rebinding-accepted = accepted, waiting for the applicant to open the link in the new mailbox
card-state-rebinding-rebound = done, the new mailbox is in place
card-state-rebinding-refused = refused for good
card-state-rebinding-withdrawn = withdrawn by the applicant
card-state-rebinding-lapsed = closed after a long silence

card-name = Applicant: <b>{ $value }</b>
card-office = Position: { $value }
card-nik = NIK: { $value }
card-nip = NIP: { $value }
card-nip-none = NIP: has none
card-mail = E-mail: { $value }
card-phone = Phone: { $value }
card-owner = Owner of the account: <b>{ $value }</b>
card-lost = Account as the applicant names it: { $value }
card-old-mail = E-mail in the registry: { $value }
card-new-mail = E-mail asked for: { $value }

card-documents = <b>Papers</b>
card-document = • { $name }: { $type }, { $pages ->
    [one] 1 page
   *[other] { $pages } pages
 }, { $size }
card-document-csr = • { $name }: { $size }
card-document-letter-name = Recommendation letter
card-document-identityCard-name = Photo of the KTP
card-document-csr-name = CSR
card-document-agreement-name = Subscriber agreement

card-comparison = <b>Registry and CSR</b>
card-same = same
card-differs = DIFFERENT
card-csr-name = • Name: registry { $ours }; CSR { $theirs }: <b>{ $verdict }</b>
card-csr-mail = • E-mail: registry { $ours }; CSR { $theirs }: <b>{ $verdict }</b>
card-csr-without-name = • Name: registry { $ours }; the CSR has none
card-csr-without-mail = • E-mail: registry { $ours }; the CSR has none
card-csr-key = • Key: { $type }, fingerprint <code>{ $hash }</code>…

card-checks = <b>Automatic checks</b>
card-check-blocks = ⛔ <b>Blocks:</b> { $text }
card-check-differs = ⚠ <b>Look at:</b> { $text }
card-check-agrees = ✓ Fine: { $text }

check-mail-domain-agrees = the mail domain is the agency's
check-mail-domain-differs = the mail domain is not listed for this agency
check-mail-domain-blocks = the domain of the new e-mail is not this agency's
check-one-account-agrees = no account yet
check-one-account-blocks = there is an account with the same NIK, NIP or e-mail
check-nip-kind-agrees = { $kind ->
    [PNS] well-formed NIP of a PNS
    [PPPK] well-formed NI PPPK
   *[none] no NIP
 }
check-nip-kind-differs = the NIP is not well-formed
check-birth-dates-agrees = birth date the same in NIK and NIP
check-birth-dates-differs = birth date differs between NIK and NIP; it happens where a birth date was corrected
check-csr-possession-agrees = the CSR is signed by its own key
check-csr-key-agrees = { $type } key meets the rules
check-csr-name-agrees = same name in the CSR
check-csr-name-differs = the name in the CSR differs from the registry; the certificate uses the registry's
check-csr-mail-agrees = same e-mail in the CSR
check-csr-mail-differs = the e-mail in the CSR differs from the registry; the certificate uses the registry's
check-key-new-agrees = new key
check-key-new-blocks = this key was used before or is blocked; the applicant has to make a new one
check-one-certificate-agrees = no live certificate yet
check-one-certificate-blocks = the applicant still has a live certificate
check-registry-complete-agrees = account data complete
check-registry-complete-blocks = account data incomplete (agency, position or work unit)
check-account-known-agrees = the account is of this agency
check-account-known-blocks = this agency has no account with that name or e-mail
check-account-nik-agrees = NIK the same as in the account
check-account-nik-blocks = the NIK differs from that account's
check-mail-free-agrees = the new e-mail is free
check-mail-free-blocks = another account or application has the new e-mail
check-one-rebinding-differs = another application for a new mailbox has this NIK (number { $case })
check-own-session-agrees = asked from that very account, logged in
check-open-sessions-agrees = no open session
check-open-sessions-differs = this account is open in { $count } chats; make sure that it is its owner who asks
check-certificate-mail-agrees = no certificate in force has the registry's e-mail
check-certificate-mail-differs = a certificate in force has the registry's e-mail, and keeps it until it is renewed

card-faults-reject = <b>To be mended</b>
card-faults-refuse = <b>Reason of the refusal</b>
card-fault = • { $text }
card-fault-mended = • { $text } (mended by the applicant)

card-certificate = Certificate <code>{ $serial }</code>, valid until { $until }.

card-decisions = <b>Decisions</b>
card-by-machine = the system
card-move-forward = • Forwarded by { $name }, { $at }
card-move-return = • Returned by { $name }, { $at }
card-move-rebind = • New mailbox accepted by { $name }, { $at }
card-move-confirm = • New mailbox proven and put in place by { $name }, { $at }
card-move-register = • Registered by { $name }, { $at }
card-move-reject = • Sent back to be mended by { $name }, { $at }
card-move-refuse = • Refused for good by { $name }, { $at }
card-move-verify = • Verified by { $name }, { $at }
card-move-approve = • Approved by { $name }, { $at }
card-move-issue = • Certificate issued by { $name }, { $at }
card-move-takeBackForward = • Forward taken back by { $name }, { $at }
card-move-takeBackReturn = • Return taken back by { $name }, { $at }
card-move-takeBackReject = • Rejection taken back by { $name }, { $at }
card-reversible = <i>A slip? For 30 seconds whoever decided can take it back.</i>

card-choose-return = Tick what needs mending. The applicant is asked for nothing else again.
card-choose-reject = Tick what needs mending. The applicant is asked for nothing else again.
card-choose-refuse = Tick the reason of the refusal. <b>A final no cannot be taken back</b>; what can still be mended belongs under Reject.
card-choose-refuse-rebinding = Tick the reason of the refusal. <b>A final no cannot be taken back</b>; the applicant may apply again.
card-preview = <b>The message the applicant will get:</b>
card-which-item = Which item is your own reason about?

card-button-claim = Take it & see papers
card-button-release = Let go
card-button-forward = Forward
card-button-return = Return
card-button-rebind = Bind the new e-mail
card-button-register = Register
card-button-verify = Verify
card-button-approve = Approve & issue
card-button-reject = Reject
card-button-refuse = Refuse for good
card-button-stop = Stop it
card-button-resend = Send the link again
card-button-undo = Take back
card-button-words = Another reason…
card-button-send-return = Send
card-button-send-reject = Send
card-button-send-refuse = Send the final refusal
card-button-drop = Cancel
card-button-back = Back

card-queue-empty = The queue is empty. No case waits for a decision here.
card-queue-unclaimed = <b>{ $case }</b> · { $kind } · { $agency }
    { $state }, since { $since }; nobody is handling it yet
card-queue-claimed = <b>{ $case }</b> · { $kind } · { $agency }
    { $state }, since { $since }; handled by { $name }
card-queue-button = Card { $case }
card-moved = The card of case { $case } is now below.
