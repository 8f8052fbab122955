# Where a keyholder says what a call is about, what it asks, and until when.

title = The call: texts and questions
lede = What you publish here is what everybody reads, word for word. It is signed with your own key, here in this browser.
loading = Loading what is published…
again = Try again

field-in-first = In the first language: { $text }
field-up = Move up
field-down = Move down
field-remove = Remove
# One of the three above, and what it is done to.
field-move = { $what }: { $name }

state-heading = Open, closed or archived
state-open = This call is open: people can send accounts.
state-closed = This call is closed: nobody can send an account. What was sent stays.
state-close = Close the call now
state-reopen = Open the call again
state-archive = Archive the call
state-bring-back = Bring the call back
state-busy = Signing, and asking the server…
state-archived = This call is archived: it stands in no list of calls, and nobody can send an account. People still come back with their words, answer and take back; what was published stays.
state-archive-hint = Archive it when the work is finished. It then leaves the list of calls on the first page, and stands apart here. Nothing is deleted, people can still come back with their words, and you can bring it back.
state-stale = Somebody else changed the call meanwhile
state-stale-text = You see now where it stands. Nothing of yours was done.
state-trouble = The server did not do it
state-trouble-text = Nothing has changed. Try again in a minute.

language-heading = Languages
language-hint = Everything is written in the first language. What is missing in another is shown in the first. Choose the one to write in.
language-add-label = Another language
language-add-hint = Its short name: cy for Welsh, ur for Urdu, pl for Polish.
language-add = Add this language
language-remove = Remove { $language }
language-missing = { $count } missing

wording-heading = Texts
wording-title = Title
wording-title-hint = What you ask people to tell, in a few plain words.
wording-purpose = Purpose
wording-purpose-hint = Why you ask, and what you will do with what people tell.
wording-organisation = Organisation
wording-organisation-hint = Who asks.
wording-contact = Contact
wording-contact-hint = How anyone can reach you: an address to write to, or a number to call.
wording-controller = Data controller
wording-controller-hint = Who answers by law for people’s data: a name and an address.
wording-published = Where the fingerprint is published
wording-published-hint = A place that people know is yours, such as your website or a leaflet. May be empty.
wording-done = What was done
wording-done-hint = What you and others did in answer to what people told you, and what not yet. It stands on the call’s page and on the page of findings. May be empty.
wording-done-on = Day of what was done
wording-done-on-hint = The day for which that is true. People see it beside your words.
wording-closes = Last day
wording-closes-hint = After this day nobody can send an account. Leave it empty if the call has no end yet.

help-heading = Help now
help-hint = Whom people can turn to. These stand on the call’s page, after 999 and before the general numbers.
help-line = Help { $number }
help-add = Add a line of help
help-name = Name
help-how = Link
help-how-hint = tel:116123 to call, sms:85258 to text, mailto: to write, or https: for a page.
help-shown = As people read it
help-shown-hint = The number or address, for example 116 123.
help-note = Note
help-note-hint = What it is for, and if it is free.
help-hours = Hours
help-hours-number = Hours { $number }
help-add-hours = Add hours
help-wrong-hours = These hours end before they begin, or one of them is missing.
help-days = Days
help-from = From
help-to = To

question-heading = Questions
question-hint = Each stands on a short page of its own, after the account. Everybody can skip each of them. Ask little.
question-number = Question { $number }
question-add = Add a question
question-label = What you ask
question-label-hint = One short, plain question.
question-extra = Hint
question-extra-hint = One sentence to help, or nothing.
question-option = Option { $number }
question-options = Options
question-add-option = Add an option
question-two-options = There must be at least two options.
question-from = Earliest half-year
question-from-hint = For example 2019-H1, for January to June 2019. Before it, people can say: earlier.
question-preview = As people see it

preview-heading = Look at it first
preview-hint = The call’s page and the writing room as people will see them, with what you have not published yet. It opens in a window of its own. Nothing can be sent from there.
preview-open = Preview in { $language }
preview-narrow = As narrow as a phone
preview-blocked = The browser did not open a window
preview-blocked-text = Allow this site to open windows, and try again.

kind-single = One choice
kind-several = Several choices
kind-text = A short text
kind-period = A time
kind-region = A part of the country

publish-heading = Publish
publish-publish = Sign and publish
publish-busy = Publishing…
publish-changed = There are changes that are not published yet.
publish-they-changed = What they changed:
publish-mine = Publish mine in its place
publish-theirs = Take theirs and drop mine
publish-nothing = Nothing is published yet.
publish-version = Version { $version } is published. Accounts that answer it stay readable with its questions.

new-title = A new call
new-lede = It gets keys of its own, made here in this browser. The same people can open it as this call. Its languages, help and contact are taken over; its questions are not.
new-slug = Name in the address
new-slug-hint = Small letters, digits and dashes, for example right-care.
new-make = Make the keys and open the new call
new-busy = Making the keys…
new-done = The new call is open
new-done-text = Publish this link where people already trust you. The part after # names its keys. You find the call at the desk under “All calls”; the others find it when they unlock the next time.
new-link = Link to publish
new-slug-wrong = Use 1 to 40 small letters, digits and dashes, with no dash at either end.
new-missing = This is missing, or too long.

flaw-missing = This is missing.
flaw-too-long = This is too long, or there are too many.
flaw-form = This is not of the right form.
flaw-twice = This is there twice.
# A place, the language of the place, and what is wrong there.
fault-place = { $place }: { $flaw }
fault-in-language = { $place } ({ $language })
fault-within = { $place }, { $part }

outcome-published = Published
outcome-published-text = Everybody reads this version now.
outcome-faults = Some fields need another look
outcome-faults-text = Nothing was published, and nothing that you wrote is lost. Choose one to go there.
outcome-conflict = Somebody else published in the meantime
outcome-conflict-text = Nothing of yours was published, and nothing that you wrote is lost. You can publish yours in place of theirs, or take theirs.
outcome-keys = Your signature was not taken
outcome-keys-text = The list of keys may have changed. Nothing was published. Lock the desk and unlock it again: what you wrote stays until this page is closed.
outcome-offline = The server did not answer
outcome-offline-text = Nothing that you wrote is lost. Try again in a minute.
outcome-not-kept = The server could not keep it
outcome-not-kept-text = Nothing was published, and nothing that you wrote is lost. Try again in a minute.
outcome-refused = The server did not take it
outcome-refused-text = Nothing was published, and nothing that you wrote is lost. Look at the fields, and try again. If it stays like this, tell whoever looks after the server.
outcome-unsigned = What the server shows is not signed by a keyholder
outcome-unsigned-text = Somebody may have changed the call’s texts. Nothing was published over it. Tell your other keyholders by phone or face to face.
outcome-strange = The server gave an answer that this page does not understand
outcome-strange-text = Nothing that you wrote is lost. Try again. If it stays like this, tell whoever looks after the server.

not-made-taken = There is a call with this name already
not-made-taken-text = Choose another name for the address.
not-made-keys = The server named other keys for a member than the list of keys
not-made-keys-text = So nothing was made. Somebody may be tampering. Tell your other keyholders by phone or face to face.
not-made-refused = The server did not take it
not-made-refused-text = Nothing was made. Lock the desk, unlock it again, and try once more: the list of keys may have changed.
not-made-offline = The server did not answer
not-made-offline-text = The call may be there already: look under “All calls” before you try again.
not-made-strange = The server gave an answer that this page does not understand
not-made-strange-text = Look under “All calls” whether the call is there, before you try again.
