# One person in several networks: the code for another chat, a number that changed, STOP and START. ACC-8, REN-1.

button-join = Open in another chat too
joining-code = <b>Code for your other chat: <code>{ $code }</code></b>

    1. In WhatsApp or Telegram, open your private chat with this service.
    2. Type there: <code>/hubungkan { $code }</code>

    The code works for { $minutes } minutes and only once. Afterwards your account and your applications are open in both places. Whoever has the code can open your account: give it to nobody, not even to somebody who claims to be an officer.
joining-desk = Your account holds a role at a desk, so no code opens it: in the other chat, log in with /masuk and your password.

    You have a code from your administrator? Type it with this command, for example <code>/hubungkan KM7T-QW3H</code>.
joining-login-first = You have a code, from your administrator or from your other chat? Type it with this command, for example <code>/hubungkan KM7T-QW3H</code>.

    You want a code that opens your account in another chat too? For that you need to log in first.
joining-registration = Your registration goes on in this chat alone until the account exists: it is here that you agreed to what happens with your data. Once you have an account, you can log in from anywhere.

    You have a code from your administrator? Type it with this command, for example <code>/hubungkan KM7T-QW3H</code>.
joining-unknown = That code is unknown, used, or has run out. Ask for a new one and type it here. After five wrong codes this chat has to wait for an hour.
joining-here = That code was made in this chat, and your account is open here already. Type it in your other chat, in WhatsApp or Telegram.
joining-done = Welcome, { $name }. Your account is open here as well now; you can go on with your applications from here. Type /start for more.

notice-chat-joined = <b>Your account has just been opened in another chat too</b>, in { $network }, { $at }.

    If it was you, there is nothing to do. If not, press the button below now. Then log out, type /masuk, and choose Forgot password to make a new one.
notice-button-end-session = It was not me, end that session
notice-chat-renumbered = <b>Your number in { $network } has changed.</b> So your account was closed there ({ $at }), and news of it no longer goes to that number.

    You want to use it from the new number? Type /masuk there. It was not you who changed it? Tell the staff of your agency.

timeline-question = <b>An officer asks:</b> “{ $text }”
    Answer with the button below, until { $until }.

silence-on = All right. From now on this chat only answers when you write; there is no news and no reminder. What you must know (decisions, a certificate issued, held or revoked, its end, and that somebody logged in to your account) still goes to your official mailbox.
    Changed your mind? Press the button below, or type START.
silence-without-mail = Application { $number } has no proven official mailbox yet, so its news cannot go by mail. Type /status here at any time to see it.

mail-password-changed-subject = The password of your account has been changed
mail-password-changed-lead = The password of your account has been changed, and every open session was closed.
mail-password-changed-after =
    If it was you, log in again in the chat with /masuk and the new password.

    If it was not you: type /masuk in the chat at once, choose "Forgot password", and make a new one. Then tell us.

mail-chat-renumbered-subject = Your number in { $network } has changed
mail-chat-renumbered-lead =
    The number that is linked with your account has changed. To be safe, your account was closed there, and news of it no longer goes to the old number.
mail-chat-renumbered-after =
    If it was you: from the new number, open the chat with this service and type /masuk.

    If it was not you who changed it, tell us: somebody else may have that number.

mail-case-refused-subject = Application { $case } cannot be granted
mail-case-refused-lead =
    Application number { $case } has been checked and cannot be granted. It is closed.
mail-case-refused-after =
    The reason stands in the chat: open it and type /status. To ask about it, call { $contact }.

mail-case-lapsed-subject = Application { $case } has been closed
mail-case-lapsed-lead =
    We have closed application number { $case }, because nothing was done about it for long.
mail-case-lapsed-after =
    You may begin again at any time: open the chat and type /start.

mail-desk-question-subject = An officer asks about application { $case }
mail-desk-question-lead =
    An officer needs your explanation for application number { $case }.
mail-desk-question-after =
    The question is in the chat: open it, type /status, and press Answer. The answer is awaited until { $until }.
