# What a case is judged by: names of its items, what needs mending, and how.
# reason-*: one sentence without a full stop, also a button's label. mend-*: how to mend it.

item-name = Full name
item-lost = Username or old e-mail
item-agency = Agency
item-mail = Official e-mail
item-new-mail = New official e-mail
item-phone = Phone number
item-letter = Recommendation letter
item-nik = NIK
item-nip = NIP / NI PPPK
item-position = Position
item-unit = Work unit
item-identityCard = Photo of the KTP
item-profile = Kind of certificate
item-csr = CSR file

reason-line = • <b>{ $reason }.</b>
    { $mend }
reason-line-own = • <b>{ $item }:</b> { $reason }
    { $mend }
reason-line-refused = • { $reason }
reason-own-words = Another reason

reason-letter-unsigned = The recommendation letter is not signed yet
mend-letter-unsigned = Ask your superior to sign it, then upload it again.
reason-letter-unreadable = The recommendation letter cannot be read
mend-letter-unreadable = Photograph it again in good light so that every page shows whole, or send the PDF.
reason-letter-wrong-person = The letter names somebody else
mend-letter-wrong-person = Send a letter with your own name and NIP.
reason-letter-wrong-purpose = The letter is about something else
mend-letter-wrong-purpose = Send a letter that recommends this application. Type /surat for one filled in for you.
reason-letter-outdated = The recommendation letter is too old
mend-letter-outdated = Ask your superior for a new one dated this year, then upload it.
reason-letter-without-mail = The letter does not name the new official address
mend-letter-without-mail = Ask for a letter that names the new official address, then upload it. What it should say is in /surat.

reason-name-titles = The name contains titles
mend-name-titles = Write your full name without titles, as on your KTP.
reason-name-differs-from-letter = The name differs from the letter
mend-name-differs-from-letter = Write your name as on your KTP. If the letter is wrong, ask for a corrected one.
reason-name-differs-from-card = The name differs from the KTP
mend-name-differs-from-card = Write your full name without titles, as on your KTP.
reason-mail-not-official = The e-mail is not an official address
mend-mail-not-official = Give your official address at your agency. If you have none yet, ask your agency's staff for one.
reason-mail-not-theirs = The official e-mail seems to be somebody else's
mend-mail-not-theirs = Give an official address in your own name; shared addresses cannot be used.
reason-mail-taken = Another account or application has that e-mail
mend-mail-taken = Give another official address in your own name, or ask our staff.
reason-lost-no-match = That account name does not agree with our data
mend-lost-no-match = Write the username, or the old official e-mail, as when you registered.
reason-phone-wrong = The phone number cannot be reached
mend-phone-wrong = Give a number that works, for example 0812 3456 7890.

reason-identityCard-unreadable = The photo of the KTP cannot be read
mend-identityCard-unreadable = Photograph it again in good light, without glare, so that all text and four corners show.
reason-identityCard-wrong-person = The KTP is somebody else's
mend-identityCard-wrong-person = Send a photo of your own KTP.
reason-identityCard-expired = The KTP is no longer valid
mend-identityCard-expired = Send a photo of a valid KTP. If a new one is on its way, ask us what may stand in for it.
reason-nik-differs-from-card = The NIK differs from the KTP
mend-nik-differs-from-card = Write the 16 digits of your NIK again, as on your KTP.
reason-nik-no-match = That NIK does not agree with our data
mend-nik-no-match = Write the 16 digits of your NIK again, as on your KTP.
reason-nip-differs-from-letter = The NIP differs from the letter
mend-nip-differs-from-letter = Write the 18 digits of your NIP or NI PPPK again. If the letter is wrong, ask for a corrected one.
reason-position-differs-from-letter = The position differs from the letter
mend-position-differs-from-letter = Write your present position, as in the letter.
reason-unit-differs-from-letter = The work unit differs from the letter
mend-unit-differs-from-letter = Write your present work unit, as in the letter.

reason-csr-wrong-name = The name in the CSR differs from the registry
mend-csr-wrong-name = Make a new CSR with the key tool (LOCK), with your name as in your account, and send it.
reason-csr-wrong-key = The kind of key in the CSR does not fit
mend-csr-wrong-key = Make a new key and CSR with the key tool (LOCK) without changing its choices, and send it.
reason-csr-not-theirs = The CSR seems to be made by somebody else
mend-csr-not-theirs = Make key and CSR on your own device with the key tool (LOCK), and send it.

mend-name = Write your full name again.
mend-lost = Write the username or the old official e-mail again.
mend-agency = Choose your agency again.
mend-mail = Write your official e-mail address again.
mend-phone = Write your phone number again.
mend-letter = Upload the corrected recommendation letter.
mend-nik = Write your NIK again.
mend-nip = Write your NIP or NI PPPK again.
mend-position = Write your position again.
mend-unit = Write your work unit again.
mend-identityCard = Send the photo of your KTP again.
mend-profile = Choose the kind of certificate again.
mend-csr = Make a new CSR with the key tool (LOCK) and send it.

refusal-not-entitled = Not yet among those entitled to this certificate
refusal-not-the-owner = We could not make sure that the account is yours
refusal-false-papers = We could not accept the papers as genuine
refusal-not-of-agency = Not on record as working for this agency
