# Logging in and out, passwords (SOP Kebumen 7–8).
login-link = Open this page and type your username and password <b>there</b>, not in this chat:
    { $link }

    It works for { $minutes } minutes. Afterwards it shows six digits; type them here.
login-code-again = Type the six digits from the login page here. The page: { $link } (works for { $minutes } minutes).
help-login = Your username and first password are in your official mailbox. Passwords are typed only on our page, never in chat. Forgotten? Press <b>Forgot password</b>.
login-already = You are logged in as { $name }.
login-done = Welcome, { $name }. You are logged in. Type /terbit to ask for a certificate, or /start for more.
login-done-desk = Welcome, { $name }. Your desk is open for eight hours; the cards are in the group.
login-code-wrong = Those digits do not match. Tries left: { $left }.
login-code-none = Those digits no longer work. Begin again with /masuk.
login-code-shape = Six digits from the login page are expected. Do not type your password here; if that was it, delete the message: press and hold it, then choose Delete.
login-code-shape-removed = Six digits from the login page are expected. I have deleted that message in case it was a password: a password is typed on the login page only.
login-first = You need to log in first.
not-logged-in = You are not logged in.
logged-out = You are logged out. Goodbye.
forgot-ask = Type your username or official e-mail address.
forgot-sent = If that account exists, a link for a new password has gone to its official mailbox. It works for { $minutes } minutes. That mailbox can no longer be opened? Type /pulihkan.
button-forgot = Forgot password
password-typed-removed = That was a password, and a chat is no place for it. I have deleted the message and the password no longer works; a link for a new one has gone to your official mailbox.
password-typed = That was a password, and a chat is no place for it. It no longer works; a link for a new one has gone to your official mailbox. Please delete the message yourself: press and hold it, then choose Delete.
sessions-title = <b>Open sessions</b> of { $username }
session-line = { $number }. { $network }, since { $since } { $here }
session-here = (here)
session-ended = The session has ended.
button-end-session = End session { $number }
