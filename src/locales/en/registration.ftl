# Registration of an account (SOP Kebumen 1–6).
privacy-notice = <b>Before we begin: your personal data</b>

    To issue an electronic certificate we record your name, agency, official e-mail, telephone number, NIK, NIP/NI PPPK, position, recommendation letter and identity card (KTP).

    • Used only to check who you are and to look after your certificate (UU 27/2022).
    • Seen only by your agency's staff and the verification officers; kept encrypted.
    • NIK and NIP never go into the certificate.
    • An application that was not sent is closed when it has been left for 30 days.

    Do you agree?
privacy-declined-registration = All right. The registration does not begin, and we ask for none of your data. If you change your mind, type /daftar.
privacy-declined-rebinding = All right. We ask for none of your data. If you change your mind, type /pulihkan.
button-consent-registration = I agree, begin
button-consent-rebinding = I agree, go on
button-decline = I do not agree
registration-welcome = Your application has the number <b>{ $number }</b>. There are five short questions; have the recommendation letter signed by your superior at hand. None yet? Type /surat for the template.
registration-summary = <b>Please check before sending</b>
registration-identity-summary = <b>Please check your data before sending</b>
registration-submitted = Thank you. Application <b>{ $number }</b> is with your agency's assistants. We tell you here; its progress is always in /status.
registration-completed = Thank you. Your data for application <b>{ $number }</b> are with the verification officers. Once they agree, a username and a first password go to your official e-mail.
registration-waiting = Application <b>{ $number }</b> is being checked. There is nothing for you to do now; see /status.
registration-link-waiting = The activation link for application <b>{ $number }</b> has gone to your official e-mail. Open it, press the button, then come back here. Not in your inbox? Look in the spam folder too.
registration-link-sent = A new link has been sent. The earlier one no longer works.
registered-already = You have an account and are logged in. Type /terbit to ask for a certificate.
button-link-again = Send the link again
button-no-number = I have no NIP / NI PPPK

ask-name = What is your <b>full name</b>? As on your KTP, without titles.
    Example: <i>Siti Rahmawati</i>. This name will stand in the certificate.
help-name = The name without academic titles or ranks, letter for letter as on the KTP, because the officer compares them. Questions? Contact: { $contact }
ask-agency = Which <b>agency</b> do you work for? It is the one that checks your application.
help-agency = Choose the regional government or institution where you serve. Not in the list? It is not registered here yet; contact: { $contact }
ask-mail = What is your <b>official e-mail</b> address?
    Example: <i>name@contohkab.go.id</i>. The activation link goes there; a private address cannot be used.
help-mail = The official address your agency gave you. None yet? Ask your agency's mail administrator. Contact: { $contact }
ask-phone = What is your <b>telephone number</b>?
    Example: <i>0812 3456 7890</i>. An officer uses it when they need to reach you.
help-phone = A mobile number that works; spaces and hyphens are fine. Questions? Contact: { $contact }
ask-letter = Send the <b>recommendation letter</b> signed by your superior, as a PDF or a photo of each page.
help-letter = A letter in which your superior recommends you for an electronic certificate. The template is in /surat. Photograph it from above, in good light, the whole page visible. Contact: { $contact }
ask-nik = What is your <b>NIK</b>?
    16 digits, on your KTP; compared with the card, never put into the certificate.
help-nik = The NIK is on the top line of the KTP. Spaces and dots are fine. Questions? Contact: { $contact }
ask-nip = What is your <b>NIP</b> or <b>NI PPPK</b>?
    18 digits, for example <i>19900315 201504 2 001</i>; compared with the recommendation letter.
help-nip = A PNS has a NIP, a PPPK a NI PPPK. Staff without such a number press “I have no NIP”. Questions? Contact: { $contact }
ask-position = What is your <b>position</b>?
    Example: <i>Analis Kebijakan</i>. As in the recommendation letter.
help-position = The name of your present position, 64 characters at most; official abbreviations are fine. Contact: { $contact }
ask-unit = In which <b>work unit</b> do you serve?
    Example: <i>Bagian Organisasi Setda</i>.
help-unit = The unit's name as in the recommendation letter, 64 characters at most. Contact: { $contact }
ask-identityCard = Send a photo of your <b>KTP</b> (or a PDF).
    The whole card visible, the text readable, no reflections.
help-identityCard = Photograph it from above in good light. Only the officers who check your application see it. Contact: { $contact }

answer-name-long = That name has { $length } characters; a certificate holds 64 at most. Shorten a middle name to one letter, for example <i>Siti N. Rahmawati</i>.
answer-name-short = That is too short for a full name. Write it as on your KTP.
answer-name-digits = There is a digit in the name. Write only the name, as on your KTP.
answer-name-titles = There seems to be a title in it. Write the name alone, without titles and commas, for example <i>Siti Rahmawati</i>.
answer-name-characters = There is a character that cannot stand in a name. Use letters, spaces, apostrophes, full stops and hyphens only.
answer-mail-shape = That is not an e-mail address yet. A right one looks like <i>name@contohkab.go.id</i>.
answer-phone-shape = That number is incomplete or has letters in it. Example: <i>0812 3456 7890</i>.
answer-nik-length = A NIK has 16 digits; you sent { $length }. Please look at the KTP again.
answer-nik-letters = There are letters in the NIK. It has digits only; a zero is often typed as the letter O.
answer-nik-birth-date = Digits 7 to 12 of a NIK are the birth date, and here they are none. Two digits may be swapped.
answer-nik-region = A NIK cannot begin or end like that. A digit may be missing; please look at the KTP again.
answer-nip-length = A NIP or NI PPPK has 18 digits; you sent { $length }. You have none? Press “I have no NIP”.
answer-nip-letters = There are letters in that number. A NIP or NI PPPK has digits only.
answer-nip-birth-date = The first eight digits are the birth date (year, month, day), and here they are none. Two digits may be swapped.
answer-nip-appointment = Digits 9 to 12 are the year of appointment, and that year does not fit the year of birth.
answer-nip-sex = Digit 15 is 1 (male) or 2 (female); here it is another.
answer-text-long = That has { $length } characters; 64 at most. Please shorten it.
answer-text-short = That is too short. Write it in full, as in the recommendation letter.
answer-text-number = There is a long number in it. NIK and NIP are asked for separately; write only the name.
