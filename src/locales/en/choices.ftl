# On WhatsApp there are no buttons: choices have numbers, and this is what is said about them.
choices-answer = Answer with the number.
choices-answer-group = Quote this message and answer with the number.
choices-answer-case = Quote this message and answer with the number, or write “{ $word } { $case }”.
choices-spoken = Or type: { $words }.
choices-spoken-only = If you need it, type: { $words }.
choices-more = 0. More
choices-ticked = Answer with another number, or { $number } for { $label }.
choices-link = Go on here: { $url }
choices-view-once = A photo or video to be viewed once does not reach us. Please send it again as an ordinary photo or a document.
