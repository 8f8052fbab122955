# The desk.

member = Working name
lock = Lock the desk

unlock-title = Unlock the desk
unlock-lede = Your passphrase opens your keys here, in this browser. It is never sent.
unlock-handle = Working name
unlock-handle-hint = Small letters, digits and dashes, as in the list of keys.
unlock-passphrase = Passphrase
unlock-passphrase-hint = Six words, or what you chose.
unlock-show = Show the passphrase
unlock-unlock = Unlock
unlock-step-1 = Asking the server how your passphrase is protected
unlock-step-2 = Making your key from the passphrase: slow on purpose
unlock-step-3 = Logging in with a signature
unlock-step-4 = Opening your keys

call-choose = Your calls
call-none = You are not a member of any call.
call-opening = Checking the list of keys…
call-again = Try again
call-all = All calls
call-places = This call
call-accounts = Accounts
call-editor = Texts and questions
call-new = New call

compare-title = Compare before you go on
compare-lede = This browser has not seen this call before. Please compare the fingerprint, so that nobody can slip in between.
compare-call = Call
compare-fingerprint = Fingerprint here
compare-how = Ask the keyholder for the fingerprint, by phone or face to face, or look where the organisation publishes it. Do not take it from this server.
compare-same = They are the same
compare-different = They are not the same

keys-title = Keys in force
keys-call = Call
keys-number = Number of the list
keys-until = Good until
keys-fingerprint = Fingerprint
keys-openers = Who can open
keys-synthetic = Demonstration: every account is made up
keys-checked = Checked: signed by the root that this browser knows, not older than what it has seen, and your own keys are in it.

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
queue-researcher-text = Researchers never open accounts. They work with releases, in a room that is still being built.

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

enter-handle = This cannot be a working name
enter-handle-text = It has small letters, digits and dashes only, and at most 40 of them.
enter-refused = Working name or passphrase is not right
enter-refused-text = Look at both and try again. The passphrase itself was not sent.
enter-too-weak = The server asked for a weaker lock than this page accepts
enter-too-weak-text = With it, somebody could guess your passphrase. Nothing was sent. Do not try again before your keyholder has looked at the server.
enter-too-strong = The server asked for more memory than this page can use
enter-too-strong-text = Nothing was sent. Tell whoever looks after the server.
enter-keys = The server sent keys that are not yours
enter-keys-text = They do not open with your passphrase under your working name, so nothing was opened. If your passphrase was taken by the server just now, somebody may have changed what it keeps. Tell your keyholder.
enter-worker = This browser could not make the key
enter-worker-text = It needs 128 MB of memory for a moment. Close other pages and try again.
enter-offline = The server did not answer
enter-offline-text = Look at the line, and try again in a minute.
enter-busy = The server is busy
enter-busy-text = Try again in a minute.
enter-strange = The server gave an answer that this page does not understand
enter-strange-text = Load the page again. If it stays like this, tell whoever looks after the server.

trust-wrong-root = Locked: the list of keys is signed by somebody else
trust-wrong-root-text = It is not signed by the root that this browser knows for this call. Somebody may be tampering. Tell your keyholder by phone or face to face.
trust-rollback = Locked: the server shows an old list of keys
trust-rollback-text = This browser has seen a newer one. Somebody may want you to trust a key that was taken back. Tell your keyholder.
trust-fork = Locked: there are two lists of keys
trust-fork-text = The server shows another list than it showed before under the same number, or one that does not follow from it. Tell your keyholder by phone or face to face.
trust-expired = Locked: the list of keys has run out
trust-expired-text = A keyholder has to sign a new one. If the date of your device is wrong, set it right and unlock again.
trust-wrong-call = Locked: the list of keys is for another call
trust-wrong-call-text = The server mixed them up, or somebody did. Tell your keyholder.
trust-unsigned = Locked: the list of keys does not pass the check
trust-unsigned-text = It is damaged, or its signature is not right. Tell your keyholder.
trust-not-member = Locked: you are not in the list of keys
trust-not-member-text = The server says that this call is yours, but the signed list does not name you. Ask your keyholder.
trust-other-keys = Locked: the list of keys names you with other keys
trust-other-keys-text = They are not the keys that your passphrase opened. Somebody may have put theirs in place of yours. Tell your keyholder by phone or face to face.
trust-other-call-key = Locked: the key of the call is not the one in the list
trust-other-call-key-text = What the server keeps for you is missing, damaged, or another key. Ask your keyholder to wrap the key for you again.
trust-logged-out = Locked: the server has ended your session
trust-logged-out-text = Unlock again. If that does not help, ask your keyholder.
trust-offline = The server did not answer
trust-offline-text = Look at the line, and try again in a minute.
trust-strange = The server gave an answer that this page does not understand
trust-strange-text = Try again. If it stays like this, tell whoever looks after the server.

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

role-keyholder = opens, and looks after the keys
role-moderator = opens
role-researcher = sees results only

sealed-wasm = By the page, with WebAssembly, for this call and under this number.
sealed-js = By the page in plain JavaScript, for this call and under this number.
sealed-none = Offline, with a tool of the writer’s own. Nothing in it names this call or this number, so it may be meant for another call, and it carries no consent.

length-small = up to about 30 pages
length-medium = up to about 120 pages
length-large = up to about 500 pages
length-none = unknown

in-force = Keys in force: { $call }, list { $number }, good until { $day }
state-new = New
state-reading = Being read
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
