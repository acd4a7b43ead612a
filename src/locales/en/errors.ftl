# Answers when something cannot be done: what was got, what is wanted, how to mend it.
error-act-not-allowed = Your role does not cover that. Ask your agency's administrator if it should.
error-move-not-allowed = Case { $case } has moved on, so that is no longer possible. Please look at its present state.
error-stale-case = Case { $case } has just changed. Please look at the fresh card and try again.
error-case-not-found = There is no case { $case }.
error-own-case = This is your own case (number { $case }). A colleague has to decide it.
error-not-a-member = Only members of this desk's group decide.
error-desk-session-closed = Your desk is not open yet. Log in first in your private chat with /masuk.
error-claimed-by-another = Case { $case } is being reviewed by { $name }.
error-same-person-forwarded = You forwarded case { $case }, so a colleague decides it (four eyes).
error-take-back-too-late = More than { $seconds } seconds have passed; that decision can no longer be taken back.
error-not-logged-in = You need to log in for that: /masuk.
error-consent-missing = Please accept the privacy notice first; begin again from /start.
error-items-missing = Case { $case } is not complete: { $count } still needed. Go on from /start.
error-item-not-open = That part of case { $case } is not open for mending.
error-uploaded-too-often = { $count } files have been sent for case { $case } today, so this one was not taken. What arrived before is kept. Go on tomorrow with /status, or ask the officers first which file is right.
error-no-fault-named = Choose at least one reason first.
error-agency-unknown = That agency is not registered here. Choose one from the list.
error-mail-domain = An address at <b>@{ $domain }</b> is not an official one of { $agency }. Accepted: { $domains }.
error-already-registered = That is already used by another account or application. If the account is yours, log in with /masuk; a forgotten password is mended there.
error-same-mailbox = That is the old address. Give the new official address, one that you can open now.
error-account-by-invitation = Your account was made by an invitation and has no agency or NIK yet, so there is nothing to compare. For a new address or new data, ask the administrator for a new invitation.
error-certificate-live = You still have a certificate, valid until { $until } (serial number <code>{ $serial }</code>). There is one certificate per person and type. { $renewal ->
    [open] It is near its end, so you can renew it now. If its key can no longer be used, ask for its revocation first.
   *[later] Renewal opens on { $from }. If its key can no longer be used, ask for its revocation first.
 }
error-certificate-not-found = There is no such certificate in your account.
error-certificate-revoked = Certificate <code>{ $serial }</code> was revoked before, so its state cannot change any more.
error-certificate-not-held = Certificate <code>{ $serial }</code> is not on hold, so there is nothing to release.
error-event-in-future = That day has not come yet. Give today, or a day in the past.
error-clock-back = The clock of this computer has gone back, so the revocation list was not published. Ask the administrator to set the clock right.
error-profile-unknown = That kind of certificate is not offered.
error-key-used = The key in that CSR has been used before. Every certificate needs a new key: make a new CSR with the key tool.
error-key-pending = The key in that CSR waits in another application. Make a new CSR with the key tool.
error-key-blocked = That key is blocked because it leaked or was sent to us. Make a new key pair with the key tool.
error-agreement-changed = Data or key have changed since the agreement was accepted. It has to be shown and accepted once more.
error-check-blocks = An automatic check holds case { $case }: { $check }. Settle that first, or reject it with a reason.
error-token-unknown = That code or link is unknown, used, or out of time. Please ask for a new one.
error-desk-unknown = This group is not a desk yet. An administrator can join it with /hubungkan.
error-group-taken = This group is { $name } already, and a group can be only one desk of a kind. Type the code in another group; it is still good.
error-issuance-failed = The certificate for case { $case } could not be made ({ $why }). Nothing was issued; the case stays where it was. Please tell the administrator.
error-download-too-large = That file is larger than { $megabytes } MB. Scan it again at a lower resolution (150–200 dpi), or send its pages as photos.
error-download-gone = That file can no longer be fetched. Please send it again.
error-download-unreachable = That file could not be fetched because of network trouble. Please send it again in a moment.

error-file-empty = That file is empty. Please send it again.
error-file-too-large = That file is too large. Send a smaller PDF or photo.
error-file-type = { $got ->
    [heic] That is a HEIC photo of an iPhone, which cannot be read here yet. Send it as a photo, not as a file: choose it from Gallery or Photos and send it. The app turns it into a JPG by itself.
    [docx] That is a Word document. Save it as a PDF and send the PDF.
    [doc] That is a Word document. Save it as a PDF and send the PDF.
    [mp4] That is a video. Send the letter as a PDF, or as photos.
   *[other] That is not a PDF, JPG or PNG. Send the letter as a PDF, or as photos.
 }
error-file-corrupt = That file is damaged or cut short and cannot be opened. Please make it again and send it.
error-file-polyglot = There are other data behind the document in that file. Save it again as a plain PDF and send it.
error-pdf-encrypted = That PDF is locked with a password. Save it without one and send it again.
error-pdf-active = That PDF holds commands or attachments (scripts, embedded files). Print it to a plain PDF and send it again.
error-pdf-too-many-pages = There are too many pages; { $maxPages } at most. Send only the pages of the letter.
error-pdf-bomb = That PDF swells too much when opened. Scan it again as a plain PDF.
error-image-too-many-pixels = That picture is too large. Photograph it again at an ordinary resolution.

error-csr-unreadable = That cannot be read as a CSR. Send the CSR file from the key tool, or paste the whole text from BEGIN to END.
error-csr-too-large = That is too large for a CSR. Send only the CSR file.
error-csr-trailing-bytes = There are other data behind that CSR. Send the CSR file whole, with nothing added.
error-csr-many = There is more than one CSR in it. Send just one.
error-csr-is-certificate = That is a certificate, not a CSR. A CSR is made with the key tool and begins with BEGIN CERTIFICATE REQUEST.
error-csr-signature = The signature in that CSR does not match its key, so possession is not proven. Make a new CSR with the key tool.
error-csr-signature-algorithm = That CSR uses a signature algorithm that is not accepted. Make a new one with the key tool (SHA-256 or better).
error-der = The content of that file is not well formed. Make a new CSR with the key tool.
error-der-trailing-bytes = There are other data behind the content of that file. Send the CSR file whole.
error-key-unreadable = The key in that CSR cannot be read. Make a new CSR with the key tool.
error-key-type = That kind of key is not accepted. Use P-256, P-384, or RSA 2048/3072/4096.
error-key-size = A key of that size is not accepted. Use RSA 2048, 3072 or 4096.
error-key-exponent = The exponent of that RSA key is not accepted (it must be 65537). Make a new CSR with the key tool.
error-key-weak = That key is weak and can be guessed. Make a new CSR with the key tool.
error-key-of-ca = That key belongs to the certification authority. Make a new CSR with the key tool.
error-curve = The curve of that key is not accepted. Use P-256 or P-384.
error-curve-point = The point of that key is not on its curve. Make a new CSR with the key tool.
