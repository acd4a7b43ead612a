# Browser pages: login, activation, password, home, and bad news.

page-switch-language = Bahasa Indonesia
page-contact = Need help? Ask { $contact }.
page-safety = Passwords are typed on this page only, never in the chat.
page-network = { $network ->
    [telegram] Telegram
    [whatsapp] WhatsApp
    [sandbox] the trial chat
   *[other] { $network }
 }
page-open-chat = { $network ->
    [telegram] Open Telegram
    [whatsapp] Open WhatsApp
   *[sandbox] Back to the trial chat
 }

page-login-title = Log in
page-login-asked = This login was asked for from <b>{ $network }</b> by <b><bdi>{ $person }</bdi></b>.
page-login-not-you = If that is not you, or somebody else sent you this link, close this page.
page-login-username = Username
page-login-password = Password
page-login-submit = Log in
page-login-first = First time here? Use the password from the e-mail, dashes included. You choose your own right after.
page-login-wrong = The username or the password does not match. Check both and try again. If you forgot it, choose "Forgot password" in the chat; if you cannot open the official mailbox either, type /pulihkan there. After five wrong tries an account rests for a while; wait a few minutes.
page-login-empty = Fill in both the username and the password.

page-code-title = One more step
page-code-where = { $network ->
    [unknown] Type these six digits in the chat that asked to log in:
   *[other] Type these six digits in { $network }, in the chat that asked to log in:
 }
page-code-life = The digits work for { $minutes } minutes. Once they are typed you may close this page.
page-code-secret = Do not give these digits to anybody, not even to somebody who says they are an officer.

page-password-title = Choose a password
page-password-for = For the account <b>{ $username }</b>
page-password-rule-length = At least 10 letters, digits or signs; spaces are welcome.
page-password-rule-phrase = A few words you remember easily are stronger than one complicated word.
page-password-rule-personal = Not your name or e-mail, and no common word such as "password123".
page-password-new = New password
page-password-again = Type it once more
page-password-submit = Save password
page-password-differs = The two entries are not the same. Type both again.
page-password-empty = Fill in the new password twice.
page-password-weak = { $weakness ->
    [short] That password is too short. Use at least 10 letters, digits or signs.
    [long] That password is too long. Use at most 128 letters, digits or signs.
    [repeats] That password repeats the same letters too often. Use more different ones.
    [common] That password is too common and easy to guess. Use a few words only you would remember.
   *[personal] That password contains your name or e-mail, so it is easy to guess. Use other words.
 }
page-password-done-title = Password saved
page-password-done = Go back to the chat and type /masuk to log in with the new password. Every earlier session has been closed.

page-activate-title = Activate registration
page-activate-lead = Account application number <b>{ $case }</b> at <b>{ $agency }</b> gives your e-mail address.
page-activate-meaning = By pressing this button you state that the application is yours and that this mailbox is in your hands.
page-activate-not-you = If you did not make it, close this page and tell us. Nothing changes while the button is not pressed.
page-activate-submit = Yes, activate
page-activated-title = Registration is active
page-activated-lead = Go back to { $network }. There we ask for the data that is still missing. You may close this page.

page-mailbox-title = Put the new official mailbox in place
page-mailbox-lead = Application number <b>{ $case }</b> at <b>{ $agency }</b> asks for your e-mail address to be bound to an account.
page-mailbox-meaning = By pressing this button you state that the application is yours and that this mailbox is in your hands. Every session of the account is closed, and its old password no longer works.
page-mailbox-not-you = If you did not make it, close this page and tell us. Nothing changes while the button is not pressed.
page-mailbox-submit = Yes, use this mailbox
page-mailbox-bound-title = The new official mailbox is in place
page-mailbox-bound-lead = Look into this mailbox once more: there is a mail with a link to choose a new password. After that, log in from { $network }. You may close this page.
page-mailbox-taken-title = Another account has this address
page-mailbox-taken-lead = Since the application was accepted, another account has taken this address, so it cannot be used. Nothing has changed. Talk to your agency's staff; the application can be withdrawn and made again with another address by typing /pulihkan in the chat.

page-gone-title = This link no longer works
page-gone-why = Each link works only once and for a limited time. This one has been used, has run out, was replaced by a newer one, or was not copied whole.
page-gone-login = Type /masuk in the chat: you get a new link at once. If the six digits were not typed yet, start again the same way.
page-gone-activation = Perhaps the button was pressed already: type /status in the chat to see. If not, the link can be sent again: type /daftar for a registration, /pulihkan for a lost official mailbox, /ubah for a change of data.
page-gone-password = Type /masuk in the chat and ask for a new password: the link goes to your official e-mail. You cannot open that mailbox any more? Type /pulihkan. If you were invited to a desk, ask for a new invitation code.

page-stale-form = This page has been open for too long. Please do it again; nothing has changed.
page-foreign-title = We refused this request
page-foreign-lead = The request did not come from our own page, so we did not carry it out. Open the link from your chat or e-mail again and press the button there.
page-broken-title = The form is incomplete
page-broken-lead = The form did not arrive whole. Go back to the page before and try again.
page-too-large-title = The form is too large
page-too-large-lead = What was sent is larger than the form on this page. Go back to the page before and try again.
page-too-many-title = Wait a moment
page-too-many-lead = There were too many tries in a short time. Try again after { $seconds } seconds.
page-not-found-title = Page not found
page-not-found-lead = There is nothing at this address. Check that the address was copied whole, or start again from the chat.
page-fault-title = Something went wrong on our side
page-fault-lead = We could not finish your request. Wait a moment and try again. If it stays like this, tell us when it happened.

page-home-title = Electronic certificates by chat
page-home-lead = { $house } serves civil servants who need an electronic certificate: registering, applying, fetching the certificate and keeping it right. All of it by chat, from a phone or a computer.
page-home-chat-title = Start in the chat
page-home-chat = Open one of the chats below and type /daftar.
page-home-no-chat = Your agency announces the chat of this service.
page-home-key-title = Key tool
page-home-key = The key and the certificate request (CSR) are made on your own device, offline. We never receive your key.
page-home-key-open = Open the key tool
page-home-ca-title = For those who check certificates
page-home-ca-issuing = Issuing CA certificate
page-home-ca-root = Root CA certificate
page-home-crl = Revocation list (CRL)
