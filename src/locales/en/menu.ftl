# Greetings, commands, status, invitations.
command-start = Start, see the choices
command-daftar = Register an account
command-masuk = Log in
command-keluar = Log out
command-terbit = Ask for a certificate
command-sertifikat = My certificates
command-status = State of my application
command-hilang = Key lost or leaked
command-ubah = My data have changed
command-bahasa = Ganti bahasa · Language
command-bantuan = Help
command-antrean = Queue of cases
command-hubungkan = Join the group with a one-time code
# Before anybody speaks: 512 and 120 characters at most.
bot-description = An assistant for the electronic certificates of government employees: register an account, then ask for a certificate, renew it and revoke it. Press Start to see the choices. Passwords and private keys are never asked for in this chat.
bot-short-description = Takes care of the electronic certificates of government employees, from registration to renewal.
greeting = <b>Welcome to Lencana.</b>
    Here civil servants look after their electronic certificates: register, apply, download.
    No account yet? Press <b>Register</b>.
greeting-back = Welcome back. Your application is still here.
greeting-subscriber = Welcome, { $name }. What can we do for you?
button-daftar = Register
button-masuk = Log in
button-terbit = Ask for a certificate
button-sertifikat = My certificates
button-keluar = Log out
button-perbarui = Renew the certificate
button-ubah = Change my data
button-cabut = Revoke
button-hilang = Key lost
button-status = State of my application
button-bantuan = Help
button-go-on-registration = Go on with the registration
button-go-on-issuance = Go on with the certificate application
button-go-on-rebinding = Go on with the new official mailbox
help = <b>What I can do</b>
    /daftar – register an account
    /masuk, /keluar – log in and out
    /sertifikat – see and download certificates
    /terbit, /perbarui – ask for a certificate, renew it
    /cabut – revoke a certificate
    /hilang – key lost or leaked: put the certificate on hold now
    /ubah – position, unit, name or e-mail changed
    /status – see how your application stands
    /surat – templates of letters
    /dataku – open sessions; open your account in another chat too
    /bahasa – change the language
    /pulihkan – the official mailbox cannot be opened any more
    /batal – stop; what you filled in is kept

    Key tool: { $link }

    <b>Ask a person</b>
    { $contacts }
status-empty = You have no application yet.
timeline-title = <b>{ $kind } { $number }</b>
timeline-kind-registration = Registration
timeline-kind-issuance = Certificate application
timeline-kind-rebinding = New official mailbox
timeline-line = ✓ { $time }: { $what }
timeline-missing = Still needed: { $items }
timeline-unsent = Everything is filled in; it only needs to be sent.
timeline-move-registration-open = begun
timeline-move-registration-submit = sent to the assistants
timeline-move-registration-return = sent back to be mended
timeline-move-registration-forward = forwarded to the verification officers
timeline-move-registration-reject = needs mending
timeline-move-registration-register = identity registered, link sent
timeline-move-registration-activate = official mailbox confirmed
timeline-move-registration-complete = data sent
timeline-move-registration-verify = data agree, account made
timeline-move-registration-refuse = refused
timeline-move-registration-withdraw = withdrawn by the applicant
timeline-move-registration-lapse = lapsed, left for too long
timeline-move-issuance-open = begun
timeline-move-issuance-submit = agreement accepted, sent to the officers
timeline-move-issuance-decline = agreement declined
timeline-move-issuance-takeUp = review begun
timeline-move-issuance-approve = approved
timeline-move-issuance-reject = needs mending
timeline-move-issuance-refuse = refused
timeline-move-issuance-issue = certificate issued
timeline-move-issuance-withdraw = withdrawn by the applicant
timeline-move-issuance-lapse = lapsed, left for too long
timeline-move-rebinding-open = begun
timeline-move-rebinding-submit = sent to the assistants
timeline-move-rebinding-return = sent back to be mended
timeline-move-rebinding-rebind = accepted, link sent to the new mailbox
timeline-move-rebinding-confirm = new mailbox proven and in place
timeline-move-rebinding-refuse = refused
timeline-move-rebinding-withdraw = withdrawn
timeline-move-rebinding-lapse = lapsed, left for too long
timeline-now-draft = <b>It is your turn</b> (since { $since }).
timeline-now-submitted = <b>With { $desk ->
    [assistant] the assistants
   *[officer] the verification officers
 }</b> since { $since }. Ask: { $contact }
timeline-now-forwarded = <b>With the verification officers</b> since { $since }. Ask: { $contact }
timeline-now-registered = <b>It is your turn</b>: open the activation link in your official mailbox (sent { $since }).
timeline-now-activated = <b>It is your turn</b>: complete your data with /daftar.
timeline-now-completed = <b>With the verification officers</b> since { $since }. Ask: { $contact }
timeline-now-verified = <b>Done.</b> Your account is ready.
timeline-now-under-review = <b>Being reviewed</b> since { $since }. Ask: { $contact }
timeline-now-approved = { $kind ->
    [change] <b>It is your turn</b>: open the link in the new official mailbox (sent { $since }).
    [revocation] <b>Approved</b>, the certificate is being revoked.
   *[issuance] <b>Approved</b>, the certificate is being issued.
 }
timeline-now-issued = <b>Done.</b> Download the certificate with /sertifikat.
timeline-now-accepted = <b>It is your turn</b>: open the link in the new official mailbox (sent { $since }). Not there? Type /pulihkan.
timeline-now-rebound = <b>Done.</b> The new official mailbox is in place.
timeline-now-refused = <b>Ended: refused.</b> Ask: { $contact }
timeline-now-withdrawn = <b>Ended: you withdrew it.</b>
timeline-now-lapsed = <b>Ended: lapsed</b> after 30 days without a word. Begin again whenever you like from /start.
invitation-desk-code = That code is for a group. Type it in the desk's group, not here.
invitation-ask-name = You are about to become the administrator. What is your full name, without titles?
invitation-ask-mail = What is your official e-mail address?
invitation-administrator = You are the administrator now. Username: <code>{ $username }</code>. Choose a password on this page: { $link }
invitation-administrator-known = You are the administrator now, with your existing username <code>{ $username }</code>. Log in with /masuk. { $link }
invitation-accepted = { $name }, you are now { $role }. Username: <code>{ $username }</code>. Choose a password on this page, then log in with /masuk: { $link }
invitation-accepted-known = { $name }, you are now { $role } (username <code>{ $username }</code>). Log in with /masuk. { $link }
role-assistant = an assistant
role-officer = a verification officer
role-supervisor = a supervisor
role-administrator = an administrator
desk-how = Type this command with the desk's code from your administrator, for example <code>/hubungkan KM7T-QW3H</code>.
desk-joined = This group is now <b>{ $name }</b> ({ $kind }). The cards of the cases appear here.
desk-assistant = assistants' desk
desk-officer = verification desk
