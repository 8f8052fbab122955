# The desk.

member = Working name
lock = Lock the desk

unlock-title = Unlock the desk
unlock-lede = Your passphrase opens your keys here, in this browser. It is never sent.

call-choose = Your calls
call-none = You are not a member of any call.
call-opening = Checking the list of keys…
call-again = Try again
call-all = All calls
call-archived = Archived
call-archived-hint = These take no accounts and stand in no list on the site. You can open them as before.
call-places = This call
call-accounts = Accounts
call-themes = Themes
call-members = Who can open
call-editor = Texts and questions
call-new = New call

queue-title = Accounts
queue-states = By state
queue-all = All
queue-empty = There is nothing here.
queue-more = Show more
queue-loading = Loading…
queue-hint = Oldest first. In the list, J and K or the arrow keys move down and up.
queue-open = Open account { $id }
queue-week = week { $week }
queue-epoch = key list { $number }
queue-failed = Could not be opened
queue-failed-hint = These files are kept. Nothing of them was shown.
queue-researcher = You are a researcher in this call
queue-researcher-text = Researchers never open accounts. They work with what was released, in a room of its own.
queue-research-room = Go to the research room

reader-opening = Fetching and opening…
reader-back = Close, and back to the list
reader-next = Next account
reader-pause = Take your time. You can close this at any moment.
reader-week = Received in week
reader-size = Length
reader-may = What may be done with it
reader-sealed = How it was sealed
reader-text = The account { $id }
reader-other-key-set = Sealed under another list of keys
reader-other-key-set-text = The writer’s browser saw another list of keys with the same number than this desk. Somebody may have shown her a false one. Tell your keyholder.
reader-notes = Before you read: the writer says that it speaks of
reader-answers = Answers to the call’s questions
reader-unknown-questions = The questions can’t be shown
reader-unknown-questions-text = The server did not show them, or they are not signed by a keyholder of that time. So the answers stand beside the short names of the questions.
note-self-harm = self-harm or suicide
note-violence = violence or abuse
note-restraint = restraint or force
note-loss = somebody’s death
note-racism = racism or other hatred
note-children = harm to a child

locked-by-hand = The desk is locked
locked-by-hand-text = Your keys and everything you read are gone from this page.
locked-idle = The desk locked itself
locked-idle-text = Nobody touched it for a while. Your keys and everything you read are gone from this page.
locked-different = The desk is locked
locked-different-text = The fingerprints were not the same. Somebody may be standing in between. Tell your keyholder by phone or face to face. Nothing was opened.

fetch-offline = The server did not answer
fetch-offline-text = Look at the line, and try again in a minute.
fetch-strange = The server gave an answer that this page does not understand
fetch-strange-text = Try again. If it stays like this, tell whoever looks after the server.
fetch-gone = This account is no longer there
fetch-gone-text = It may have been taken back by its writer.
fetch-other-bytes = The server sent something else than its own list says
fetch-other-bytes-text = It was not opened. Lock the desk and unlock it to try again. If it stays like this, the file was damaged or exchanged: tell your keyholder.
fetch-not-for-this-key = Sealed to another key
fetch-not-for-this-key-text = None of the call’s keys fits. It may have been sealed with a false key. Tell your keyholder.
fetch-damaged = Damaged or altered
fetch-damaged-text = It is not whole, or was changed on its way or on the server. It cannot be recovered.
fetch-wrong-call = Written for another call
fetch-wrong-call-text = It opens, but it was written for another call than the server says. So it is not shown. Tell your keyholder.
fetch-wrong-id = Another account than the server says
fetch-wrong-id-text = It opens, but it carries another number. Somebody may have exchanged two accounts. So it is not shown. Tell your keyholder.
fetch-wrong-epoch = Sealed at another time than the server says
fetch-wrong-epoch-text = It opens, but under another list of keys than the server says. So it is not shown. Tell your keyholder.

sealed-wasm = By the page, with WebAssembly, for this call and under this number.
sealed-js = By the page in plain JavaScript, for this call and under this number.
sealed-native = Offline, with our own program, for this call and under this number.
sealed-none = Offline, with a tool of the writer’s own. Nothing in it names this call or this number, so it may be meant for another call, and it carries no consent.

length-small = up to about 30 pages
length-medium = up to about 120 pages
length-large = up to about 500 pages
length-none = unknown

state-new = New
state-reading = Being read
state-coded = Waits for a second person
state-disputed = Two people see it differently
state-checked = Checked by two people
state-set-aside = Set aside
state-done = Finished

may-count = It may be counted.
may-quote = It may be quoted, with names and places covered.
may-contact = The writer may be asked about it, through the receipt.
may-nothing = It may be read, and nothing else.

files = Files of this account
files-hint = They are opened here, on this device, and kept nowhere. A picture may show more than you expect.
files-number = File { $number }
files-open = Open file { $number }
files-opening = Fetching and opening it…
files-warning = It is not shown here, because such files can do things of their own. Save it only if you must, and open it on a device that has no network.
files-save = Save it as “file.bin”
files-offline = The server did not answer. Try again in a minute.
files-gone = The server does not have this file. Tell your keyholder.
files-other-key = It is sealed to another key, and can’t be opened. Tell your keyholder.
files-damaged = It is not whole, or was changed on its way or on the server. Nothing of it is shown.
files-another = It opens, but it is not the file that the account names. So it is not shown. Tell your keyholder.
files-not-drawn = It says that it is a picture, but it can’t be drawn. So it is not shown.
