# An operator's day: the queue and its filters, /cari, handing over, notes, a word with the applicant.

command-cari = Find a case or a certificate

queue-title = <b>Queue: { $count } waiting</b>
queue-shown-mine = Handled by { $name }: { $count }
queue-shown-unclaimed = Handled by nobody: { $count }
queue-shown-overdue = Past their target: { $count }
queue-shown-kind = { $kind }: { $count }
queue-shown-agency = { $agency }: { $count }
queue-none-here = There is no such case.
queue-decided = Last decision: { $at }.
queue-overdue = <b>past its target</b>
queue-escalated = <b>late; the supervisor and the desk above know</b>
queue-page = Page { $page } of { $pages }.
queue-which-kinds = Which kind?
queue-which-agencies = Which agency?
queue-button-all = All
queue-button-mine = Mine
queue-button-unclaimed = Nobody's
queue-button-overdue = Past target
queue-button-kinds = By kind…
queue-button-agencies = By agency…
queue-button-before = ‹ Before
queue-button-after = Next ›

search-how = <b>What can be found, after the word /cari:</b>
    • a case number: <code>/cari 1042</code>
    • a name, by whole words: <code>/cari Siti Rahmawati</code>
    • a username: <code>/cari siti.rahmawati</code>
    • a certificate's serial number, whole
    • a NIP, a NIK or an official e-mail, whole; I remove your message where I can
    Only cases whose card a desk of this group has are shown.
search-nothing = <b>Nothing fits</b> among the cases of the desks of this group.
search-title = <b>Found: { $count }</b>
search-case = <b>{ $case }</b> · { $kind } · { $name }
    { $agency }
    { $state }, since { $since }
search-certificate = Certificate <code>{ $serial }</code>: { $status }, until { $until }
search-status-valid = valid
search-status-held = on hold
search-status-revoked = revoked
search-cut = There are more. Narrow the search, for example by the full name.
search-removed = <i>I removed the message with the number or address from the group.</i>
search-remove = <i>Your message holds somebody's number or address. Please delete it from the group; I cannot.</i>
search-forgotten = That search is not kept any more. Search once more with /cari.

card-let-go = <i>Let go by itself: nothing was done for long.</i>
card-move-handOver = • Handed over by { $name }, { $at }
card-notes = <b>Notes of the desk</b>
card-note = • { $name }, { $at }: { $text }
card-words = <b>A word with the applicant</b>
card-asked = • { $name } asked, { $at }: { $text }
card-answered = • The applicant answered, { $at }: { $text }
card-answer-file = (sent a file)
card-talk-more = … { $count } more in the case file

card-button-papers = Papers
card-button-hand = Hand over…
card-button-note = Note
card-button-ask = Ask the applicant
card-button-preview = See the whole message

hand-whom = Who shall have it?
hand-nobody = Nobody else at this desk may handle it now.
hand-self = Take it over
hand-away = { $name } (not logged in)
hand-done = Case { $case } is now { $name }'s.
hand-taken = Case { $case } is now yours. The papers are in your private chat.

desk-papers-sent = I sent the papers of case { $case } to your private chat.
desk-preview-sent = I sent the message to your private chat, exactly as the applicant would get it. Nothing has gone to the applicant yet.
desk-ask-note = write a note on case { $case } by <b>replying to this message</b>. At most 500 letters. The applicant does not see it in chat, but has a right to a copy (UU 27/2022): write only what is needed.
desk-note-kept = The note is on the card of case { $case }.
desk-ask-question = write your question to the applicant of case { $case } by <b>replying to this message</b>. At most 500 letters. It reaches them as from the desk, without your name; never ask for a password.
desk-question-sent = The question went to the applicant of case { $case }. The answer comes to this group; a file comes to your private chat.
desk-talk-placeholder = For case { $case }
desk-talk-too-long = That is { $length } letters; at most 500. Shorten it and reply to the question once more.
desk-talk-empty = I need it as text. Reply to the question once more.
desk-talk-not-yours = That question is for another officer. Tap the button on the card yourself if it is your turn.

alert-colleague-gone = That colleague cannot handle case { $case } now. Choose another one.
alert-nobody-to-ask = Case { $case } has no applicant who could be asked in chat.
alert-asked-too-often = { $count } questions about case { $case } are not answered yet. Wait for an answer, or reach the applicant in another way.
alert-searched-too-often = You have searched { $count } times within the last hour. Try again later.
error-colleague-gone = That colleague cannot handle case { $case } now.
error-nobody-to-ask = Case { $case } has no applicant who could be asked in chat.
error-asked-too-often = { $count } questions about case { $case } are not answered yet.
error-searched-too-often = { $count } searches within the last hour. Try again later.
error-question-closed = The question about case { $case } is closed, so there is nothing to answer any more. How the case stands: /status.
error-answered-too-often = You have answered enough about case { $case }, and all of it has arrived. Wait for the officers.

notice-claim-ending = <b>You still have case { $case }.</b>
    If nothing is done by { $until } it is let go of by itself, so that a colleague can take it. Still at it? Tap Papers on its card in the group.
notice-case-handed-over = case { $case } was handed over to you by { $by }. { $isHere ->
    [yes] The papers are in your private chat.
   *[no] Open your desk with /masuk in the private chat, then tap Papers on the card.
 } If you cannot handle it, tap Let go.
notice-verdict-preview = <b>Case { $case }: the applicant will get this message</b>
    Not sent yet; it is sent from the card in the group.
notice-desk-question = <b>A question from { $desk } about case { $case }</b>
notice-desk-question-how = Tap Answer, then write your answer or send one file, by { $until } at the latest. The question does not move your case. We never ask for a password.
notice-button-answer = Answer
notice-applicant-answered = <b>The applicant answered about case { $case }</b>
notice-applicant-answered-file = { $name ->
    [none] They sent a file; it goes to whoever takes this case.
   *[other] They sent a file; it is in the private chat of { $name }.
 }
notice-answer-file = <b>The applicant's answer, case { $case }</b>

answer-how = Write your answer for the officers about case { $case }, or send one file (PDF or photo), by <b>replying to this message</b>. Changed your mind? Type /batal.
answer-placeholder = Answer, case { $case }
answer-taken = Your answer about case { $case } went to the officers.
answer-left = Fine, nothing was sent. You can still tap Answer under the question.
answer-empty = I need an answer as text or one file (PDF or photo). Please try once more.
answer-too-long = That answer has { $length } letters; at most 1000. Shorten it, or send it as a file.
