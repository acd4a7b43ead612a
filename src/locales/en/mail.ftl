# Letters by e-mail. One letter: subject, lead (what happened), button, after (what to mind).
# An empty line separates paragraphs.

mail-greeting = Dear { $name },
mail-greeting-nameless = Dear Sir or Madam,
mail-link-below = If the button does not work, copy this address into your browser:
mail-link-text = { $label }: open this address in your browser:
mail-house = { $house ->
    [Lencana] Lencana
   *[other] Lencana, { $house }
 }
mail-signature = Regards,
    { mail-house }
mail-contact = Need help? Ask { $contact }.
mail-automatic = This letter was sent automatically by { mail-house }; replies to this address are not read. We never ask for your password or your key by e-mail, telephone or chat.

mail-fact-username = Username
mail-fact-password = First password
mail-fact-network = By way of
mail-fact-at = Time
mail-fact-serial = Serial number
mail-fact-until = Valid until
mail-fact-code = Invitation code
mail-network = { $network ->
    [telegram] Telegram
    [whatsapp] WhatsApp
    [sandbox] the trial chat
   *[other] { $network }
 }

mail-chat = { $network ->
    [telegram] Open the chat on Telegram
    [whatsapp] Open the chat on WhatsApp
    [sandbox] Open the trial chat
   *[other] Open the chat on { $network }
 }

mail-activation-subject = Activate your registration (application { $case })
mail-activation-lead =
    Account application number { $case } has been registered by an officer. This e-mail address was given in that application.

    Press the button below, then press "Activate" on the page that opens. After that, go back to the chat to complete your data.
mail-activation-button = Activate registration
mail-activation-after =
    This link works for { $days } days and only once. If it has expired, type /daftar in the chat to have it sent again; the earlier link stops working then.

    If you did not make this application, do not press the button, and tell us.

mail-first-password-subject = Your account is ready
mail-first-password-lead =
    Your data have been verified and your account exists. Here are your username and your first password.
mail-first-password-button = Open Lencana
mail-first-password-after =
    How to log in for the first time:
    1. In the chat, type /masuk.
    2. Open the link the chat gives you, and type the username and the password on that page.
    3. Choose a password of your own.

    The first password works only once, within { $hours } hours. The dashes are part of it.

    Do not type a password in the chat. Passwords are typed on our page only; one that is typed in the chat all the same is made void at once.

mail-password-link-subject = Choose a new password
mail-password-link-lead =
    Somebody asked for a new password for your account. Press the button below to choose one.
mail-password-link-button = Choose a new password
mail-password-link-after =
    This link works for { $minutes } minutes and only once. When the password has been changed, every open session is closed.

    If you did not ask for this, ignore this letter: the password stays as it is while the link is not used.

mail-logged-in-subject = Somebody logged in to your account
mail-logged-in-lead = Your account has just been opened in a chat.
mail-logged-in-after =
    If it was you, there is nothing to do.

    If it was not you: type /masuk in your own chat at once, choose "Forgot password", and choose a new one. Every other session is closed at once. Then tell us.

mail-certificate-issued-subject = Your electronic certificate has been issued
mail-certificate-issued-lead =
    Application number { $case } has been approved and your electronic certificate has been issued.
mail-certificate-issued-after =
    Fetch the certificate in the chat by typing /sertifikat, then join it with your key in the key tool to get a .p12 file.

    The key and its passphrase are with you alone. If they are lost or somebody else knows them, type /hilang in the chat at once: we put the certificate on hold there and then.

    If you did not ask for this certificate, tell us at once.

mail-case-rejected-subject = Application { $case } needs mending
mail-case-rejected-lead =
    Application number { $case } has been checked, and there is something for you to mend.
mail-case-rejected-after =
    Open the chat and type /status: it says what is missing, why, and how to mend it. What is right already need not be sent again.

mail-mailbox-link-subject = Put your new official mailbox in place (application { $case })
mail-mailbox-link-lead =
    An application (number { $case }) asks for this address to become the official mailbox of an account. The agency's staff have read the letter and accepted it.

    Press the button below, then press the button on the page that opens. After that, go back to the chat.
mail-mailbox-link-button = Use this mailbox
mail-mailbox-link-after =
    This link works for { $days } days and only once. If it has expired, type /pulihkan in the chat to have it sent again; the earlier link stops working then.

    If you did not make this application, do not press the button, and tell us.

mail-mailbox-asked-subject = Somebody asked to move your account to another address
mail-mailbox-asked-lead =
    An application (number { $case }) asks to move your account from this address to { $mail }, because this mailbox is said to be out of reach. The agency's staff accepted it on the strength of a letter from the superior.
mail-mailbox-asked-after =
    If it was you, there is nothing to do here.

    If it was not you: call { $contact } at once. The account moves only when the new address has been proven; until then the application can be stopped.

mail-mailbox-bound-subject = Your new official mailbox is in place
mail-mailbox-bound-lead =
    This address is now the official mailbox of your account. To be safe, every session is closed and the old password no longer works. Press the button below to choose a new one.
mail-mailbox-bound-button = Choose a new password
mail-mailbox-bound-after =
    This link works for { $minutes } minutes and only once. If it is too late for it, type /masuk in the chat and choose "Forgot password".

    A certificate that is in force can still be used. It keeps the old address until it is renewed.

mail-mailbox-released-subject = Your account has moved to another address
mail-mailbox-released-lead =
    Your account no longer uses this address. Its official mailbox is now { $mail }; we send nothing more to this one.
mail-mailbox-released-after =
    If it was you, there is nothing to do.

    If it was not you: call { $contact } at once.

mail-desk-invitation-subject = Invitation to be { $role ->
    [assistant] an assistant
    [officer] an officer
    [supervisor] a supervisor
   *[administrator] an administrator
 }
mail-desk-invitation-lead =
    You are invited to be { $role ->
        [assistant] an assistant
        [officer] an officer
        [supervisor] a supervisor
       *[administrator] an administrator
     }{ $desk ->
        [none] .
       *[other] {" "}at the desk { $desk }.
     }
mail-desk-invitation-after =
    How to accept it: open a private chat with Lencana and type /hubungkan followed by the code above.

    The code is for you alone, works only once, and lasts { $days } days. Do not pass it on to anybody.
