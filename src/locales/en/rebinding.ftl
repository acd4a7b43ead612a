# The official mailbox cannot be opened any more: the account is bound to a new one (ACC-8).
button-mailbox-lost = I cannot open my official mailbox
rebinding-welcome = Your application for a new official e-mail has the number <b>{ $number }</b>. Have a recommendation letter signed by your superior at hand; it names you, your NIP and the new official address.
rebinding-letter = There is no template for a new official e-mail. Ask your superior for a recommendation letter that says:
    • your name and NIP,
    • that the old official mailbox cannot be opened any more,
    • the new official address,
    • with a signature and a stamp.
rebinding-summary = <b>Please check before sending</b>
rebinding-submitted = Thank you. Application <b>{ $number }</b> is with your agency's assistants. If letter and data agree, we send a link to the new official address. We tell you here; its progress is always in /status.
rebinding-waiting = Application <b>{ $number }</b> is being checked by the assistants. There is nothing for you to do now; see /status. You can open the old mailbox after all? Then this application may be withdrawn.
rebinding-link-waiting = The link for application <b>{ $number }</b> has gone to the new official address, { $mail }. Open it, press the button, then come back here. Not in your inbox? Look in the spam folder too.
rebinding-link-sent = A new link has gone to the new official address. The earlier one no longer works.
rebinding-ask-withdraw = Application <b>{ $number }</b> will be closed and its link, if there is one, stops working. Withdraw it?
rebinding-withdrawn = Application <b>{ $number }</b> is withdrawn. Nothing has changed in any account.
rebinding-over = Application <b>{ $number }</b> has ended, so that button no longer applies. See /status.
button-withdraw = Withdraw this application

ask-lost = Which account's official mailbox can no longer be opened? Type the <b>username</b>, or the <b>old official e-mail</b>.
    Example: <i>siti.rahmawati</i>. The assistants compare it with the account.
help-lost = The username is in our first letter to you, usually your first and last name with a full stop between them. Forgotten? Type the old official e-mail. Questions? Contact: { $contact }
ask-account-nik = What is your <b>NIK</b>?
    16 digits, on your KTP; compared with the account, so that nobody else can move it.
help-account-nik = The NIK is on the top line of the KTP. Spaces and dots are fine. Questions? Contact: { $contact }
ask-new-mail = What is the <b>new official e-mail</b> address?
    Example: <i>name@contohkab.go.id</i>. A link that proves it goes there; a private address cannot be used.
help-new-mail = An official address of your agency that you can open now. None yet? Ask your agency's mail administrator. Contact: { $contact }
ask-mailbox-letter = Send the <b>recommendation letter</b> signed by your superior, as a PDF or a photo of each page.
    It names you, your NIP and the new official address; it tells the assistants that it is really you who asks.
help-mailbox-letter = What the letter should say is in /surat. Photograph it from above, in good light, the whole page visible. Contact: { $contact }
answer-account-shape = That is not a username or an e-mail address yet. Example: <i>siti.rahmawati</i>, or <i>siti.rahmawati@contohkab.go.id</i>.
