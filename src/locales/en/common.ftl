# Used in every conversation.
chosen = Chosen: { $label }
button-back = ‹ Back
button-cancel = Cancel
button-help = Help
button-yes = Yes
button-no = No
button-send = Send
button-change = Change: { $item }
button-continue = Continue
button-restart = Start over
button-pages-done = Done, all pages are sent
typed-yes = yes y ok okay agree
typed-no = no n disagree
typed-back = back
typed-cancel = cancel stop
typed-help = help ?
left = All right, we stop here. Your answers are saved; go on whenever you like from /start.
nothing-to-cancel = Nothing is under way. Type /start to see the choices.
stale-button = That button is from an earlier question. Please use the latest one.
help-here = Answer with a button or type the answer. <b>Cancel</b> saves everything for later; nothing is lost.
button-expected = Please choose one of the buttons below, or type its number.
text-expected = Please type the answer as text.
file-expected = Please send the file: a PDF, or a clear photo (JPG/PNG).
unread = { $kind ->
    [sticker] Thank you for the sticker, but I cannot read stickers.
    [voice] I cannot listen to voice messages.
    [video-note] I cannot watch video messages.
    [video] I cannot watch videos.
    [animation] I cannot read moving pictures.
    [audio] I cannot listen to audio files.
    [contact] I cannot use that contact card here.
    [venue] I need no location.
    [location] I need no location.
    [poll] I cannot answer polls.
    [dice] The dice have stopped, but that does not answer the question yet.
    [document] No file is needed at this step.
    [photo] No photo is needed at this step.
   *[other] I cannot read a message like that.
 }
edit-stands = I do not read edited messages again: the answer already taken stands. To mend it, press <b>Back</b>, choose the <b>Change</b> line in the summary before sending, or send the answer as a new message.
ask-a-person = If this is difficult, press <b>Help</b> for an explanation and somebody to contact.
ask-this-person = If it is still difficult, contact: { $contact }
contact-unknown = your agency's help desk
step = <b>Step { $step } of { $steps }</b>
to-mend = <b>Please mend this</b>
to-change = <b>The new answer</b>
fault-own-words = { $item }: “{ $words }”
page-received = { $pages ->
    [one] 1 page has arrived.
   *[other] { $pages } pages have arrived.
 } Send the next page, or press <b>Done</b>.
page-late = One more file of that album has come in. { $item }: now { $pages ->
    [one] 1 page.
   *[other] { $pages } pages.
 }
album-unread = Apart from photos and PDFs I use nothing of that album. The other pages are joined in the order they were sent.
resume = We go on at step { $step } of { $steps }. Your earlier answers are still here.
resume-summary = All your answers are still here. They only need to be checked and sent.
summary-line = • { $label }: <b>{ $value }</b>
summary-send = Is this right? Press <b>Send</b>, or choose the line to change.
summary-mended = <b>Mended</b>
    Everything else stays as it was.
document-received = received
no-number = none
number-read = { $number } ({ $kind }, born { $birth })
ask-language = Pilih bahasa · Choose a language
language-chosen = All right, we speak English.
not-understood = Sorry, I did not understand. Type /start to see what I can do for you.
unread-outside = Type /start to see what I can do for you.
edit-outside = I do not read edited messages again. If there is something to say, send it as a new message, or type /start.
not-understood-open = Your application is not finished yet. Type /start to go on where you stopped.
mend-gone = That request is no longer open. See your application in /status.
broken = Sorry, something is broken on our side. Nothing is lost; please try again in a moment, or see /status.
