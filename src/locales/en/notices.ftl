# News from the office to applicants and operators, by chat. Key = the notice's name with notice- before it.

notice-contact = Something unclear? Ask { $contact }.

notice-registration-returned = { $count ->
    [1] We have read your registration (number { $case }). <b>Just one thing needs mending:</b>
   *[other] We have read your registration (number { $case }). <b>Just { $count } things need mending:</b>
 }
notice-registration-rejected = { $count ->
    [1] An officer has looked at your registration (number { $case }). <b>Just one thing needs mending:</b>
   *[other] An officer has looked at your registration (number { $case }). <b>Just { $count } things need mending:</b>
 }
notice-registration-data-rejected = { $count ->
    [1] We have compared your data with letter and KTP (application { $case }). <b>Just one thing needs mending:</b>
   *[other] We have compared your data with letter and KTP (application { $case }). <b>Just { $count } things need mending:</b>
 }
notice-issuance-rejected = { $count ->
    [1] We have checked your application for a certificate (number { $case }). <b>Before it can be issued, just one thing needs mending:</b>
   *[other] We have checked your application for a certificate (number { $case }). <b>Before it can be issued, just { $count } things need mending:</b>
 }
notice-rebinding-returned = { $count ->
    [1] We have read your application for a new official mailbox (number { $case }). <b>Just one thing needs mending:</b>
   *[other] We have read your application for a new official mailbox (number { $case }). <b>Just { $count } things need mending:</b>
 }
notice-reject-closing = Everything else is fine and is not asked again. Press a button below; once all is mended, your application is looked at again.

notice-registration-refused = We have looked at your registration (number { $case }) and <b>cannot accept it</b>. The reason:
notice-issuance-refused = We have looked at your application for a certificate (number { $case }) and <b>cannot grant it</b>. The reason:
notice-rebinding-refused = We have looked at your application for a new official mailbox (number { $case }) and <b>cannot grant it</b>. The reason:
notice-refuse-closing = This application is closed. If you think something is wrong, talk to our staff; if things change, you are welcome to apply again.

notice-registration-registered = <b>Your registration (number { $case }) has been accepted by an officer.</b>

    We sent an activation link to your official mailbox, { $mail }. Open that mail, follow the link, and press the button on the page. Then carry on in this chat.

    No mail after a few minutes? Look in the Spam folder. The link can be sent again with /daftar.
notice-registration-activated = <b>Your official mailbox is confirmed.</b>

    Now complete registration number { $case }: NIK, NIP, position, work unit, and a photo of your KTP. Have your KTP at hand; it takes about five minutes.
notice-registration-verified = <b>Your account is ready.</b>

    Your username and first password are in your official mailbox, { $mail }. That password works once and not for long: log in now and choose your own.

    Passwords are typed on our page, never in this chat.
notice-login-code-ready = <b>The password is right, one step is left.</b>

    The page where you typed it now shows a six-digit code. Type that code in this chat. It is good for { $minutes } minutes.

    It is not you who is logging in? Type no code, and change your password at once.
notice-password-changed = <b>The password of your account was changed</b> and the session in this chat has ended. Log in again with the new one.

    It was not you? Call your agency's staff at once.
notice-issuance-issued = <b>Your electronic certificate is ready.</b>
notice-issued-facts = Serial number: <code>{ $serial }</code>
    Valid until: { $until }
notice-rebinding-accepted = <b>Your application (number { $case }) has been accepted.</b>

    We sent a link to the new official mailbox, { $mail }. Open that mail, follow the link, and press the button on the page. From then on your account uses the new mailbox.

    The old mailbox is told as well. No mail after a few minutes? Look in the Spam folder, or press the button below.
notice-rebinding-asked = <b>An application asks to move your account to another official mailbox</b>, { $mail } (number { $case }). The staff accepted it on the strength of a letter from the superior.

    If it was you, there is nothing to do. If not, press the button below and withdraw it, then call { $contact }.
notice-rebinding-rebound = <b>The new official mailbox of your account is in place.</b>

    To be safe, every session is closed and the old password no longer works. A mail in the new mailbox, { $mail }, has a link to choose a new one; it works for { $minutes } minutes. Too late for it? Press Log in, then choose Forgot password.

    A certificate that is in force can still be used; it names the old mailbox until it is renewed.
notice-rebinding-session-ended = <b>Your account now has another official mailbox</b>, and the session in this chat has ended. To log in again press Log in, choose Forgot password, and make a new one by way of that mailbox.

    It was not you? Call your agency's staff at once.
notice-case-lapsed = { $kind ->
    [issuance] We closed your application for a certificate (number { $case }) after a long silence. Nothing to worry about: you may apply again at any time.
    [change] We closed your change of data (number { $case }) after a long silence; your data stay as they are. You may ask again at any time.
    [renewal] We closed the renewal of your certificate (number { $case }) because it was left for a long time; your present certificate has not changed. You may begin again as long as it is valid.
    [rebinding] We closed your application for a new official mailbox (number { $case }) after a long silence. Nothing to worry about: you may apply again at any time.
    [revocation] We closed your request for revocation (number { $case }) after a long silence; the certificate has not changed. You may ask again at any time.
   *[registration] We closed your registration (number { $case }) after a long silence. Nothing to worry about: you may register again at any time.
 }

notice-button-mend-name = Mend the name
notice-button-mend-lost = Mend the account's name
notice-button-mend-agency = Choose the agency again
notice-button-mend-mail = Mend the e-mail
notice-button-mend-phone = Mend the phone number
notice-button-mend-letter = Send the letter again
notice-button-mend-nik = Mend the NIK
notice-button-mend-nip = Mend the NIP
notice-button-mend-position = Mend the position
notice-button-mend-unit = Mend the work unit
notice-button-mend-identityCard = Send the KTP photo again
notice-button-mend-profile = Choose the certificate again
notice-button-mend-csr = Send a new CSR
notice-button-complete = Complete my data
notice-button-login = Log in
notice-button-certificate = Download the certificate
notice-button-register = Register again
notice-button-issue = Apply again
notice-button-mailbox-link = The link has not come
notice-button-stop = Withdraw that application
notice-staff = your agency's staff

notice-case-file = <b>Papers of case { $case }</b>
    For you alone, who handle this case. Do not pass them on; delete them when you are done.
notice-file-line = { $label }: <code>{ $value }</code>
notice-file-none = none
notice-file-agency = Agency
notice-file-key = Key in the CSR
notice-file-registry = <b>The account in the registry, to compare with the letter:</b>
notice-file-comparison = <b>The registry, and what the CSR says:</b>
notice-file-pair = { $label }
    • registry: <code>{ $ours }</code>
    • CSR: <code>{ $theirs }</code>
