# The desk: who can open.

title = Who can open
lede = These people hold keys to this call. Here you let somebody in, take somebody out, and see that it was done right.

one-keyholder = There is one keyholder
one-keyholder-text = If her keys are lost, nobody can let anyone in or renew the list. Please invite a second keyholder, and let her in.

expiry = The list of keys is good until { $day }.
expiry-soon = The list of keys ends in { $days } days
expiry-soon-text = It is good until { $day }. After that nobody can write, and the desk stays shut. A keyholder can renew it in a moment.
renew = Renew the list for a year

reseal-title = Moving to the newest key
reseal-hint = When somebody leaves, the call gets a new key, and everything kept is locked anew. Only the small lock of each item moves. You can stop and go on later.
reseal-nothing = Everything is locked with the newest key.
reseal-waiting =
  { $number ->
     [one] One item is still locked with an older key.
    *[other] { $number } items are still locked with an older key.
  }
reseal-others =
  { $number ->
     [one] Somebody else moved one item. Please check it: the old lock is kept until then, at most 14 days.
    *[other] Somebody else moved { $number } items. Please check them: the old locks are kept until then, at most 14 days.
  }
reseal-own =
  { $number ->
     [one] You moved one item. Another member has to check it: ask her to open this page. The old lock is kept until then, at most 14 days.
    *[other] You moved { $number } items. Another member has to check them: ask her to open this page. The old locks are kept until then, at most 14 days.
  }
reseal-move = Move them now
reseal-look = Check them now
reseal-stop = Stop for now
reseal-progress = { $done } of { $all } done
reseal-moved =
  { $number ->
     [one] One item is now locked with the newest key.
    *[other] { $number } items are now locked with the newest key.
  }
reseal-unopened =
  { $number ->
     [one] One item could not be opened with your keys. It was left as it is.
    *[other] { $number } items could not be opened with your keys. They were left as they are.
  }
reseal-right =
  { $number ->
     [one] One item is right. Its old lock is erased.
    *[other] { $number } items are right. Their old locks are erased.
  }
reseal-restored =
  { $number ->
     [one] One item was wrong, and its old lock is back. Nothing is lost. The log says who moved it: please speak with the other members.
    *[other] { $number } items were wrong, and their old locks are back. Nothing is lost. The log says who moved them: please speak with the other members.
  }

list-title = Members
list-hint = As the signed list says.
list-opens = can open accounts
list-opens-not = opens releases, never accounts
words = Words for her keys
qr = QR code of the words of { $name }
qr-show = Words of { $name } as a QR code

leave = Take { $name } out
leave-sure = Take { $name } out of this call?
leave-text = She is logged out at once and finds nothing here any more. The call gets a new key, for those who stay. Then everything kept has to be moved to the new key: that is the next step on this page.
leave-limits = Nobody can make a person forget what she read. If she copied an item or its key before today, she can still open that copy.
leave-keyholder = She may have kept the recovery sheets or drawn them. When she is out, make new sheets under “Recovery”.
leave-researcher-text = She is logged out at once and finds nothing here any more. She never held the key to accounts, so the key can stay.
leave-go = Take { $name } out now
leave-stay = Keep { $name }

new-key-title = A new key for the call
new-key-when = If somebody else may have the key of this call, because a device was lost while the desk was open or a copy was made, the call can get a new key. Everybody stays.
new-key-ask = What a new key does
new-key-text = Everything kept has to be moved to the new key: that is the next step, at the top of this page. Whoever copied an item and the old key before can still open that copy. If a device was lost while the desk was open, its member changes her passphrase first: that ends the desk on the other device. If her own keys may have been copied, take her out and let her in with a new account instead.
new-key-go = Make a new key now

joining-title = Waiting to be let in
joining-nobody = Nobody is waiting.
joining-look = Look again
joining-how = Call her, or meet her. Let her read out the six words that she sees. They must be the same as these. Do not compare them through this site.
joining-same = I compared the words with { $name }, and they are the same
joining-let-in = Let { $name } in
joining-away = Turn { $name } away

invite-title = Invite somebody
invite-text = You get a link that works once, for three days. She makes her own keys with it, on her own device. She can open nothing until you have compared her words and let her in.
invite-role = What will she do?
invite-moderator = Opens accounts, works on them and answers.
invite-keyholder = The same, and also signs the list of keys, lets people in and takes people out.
invite-researcher = Opens what is released for research. Never opens accounts.
invite-make = Make a link
invite-link = Link for one person
invite-link-hint = Send it to her alone. This page shows it once.
invite-copy = Copy the link
invite-copied = Copied.
invite-not-copied = It could not be copied. Please select it and copy it by hand.

log-title = What has happened here
log-hint = Each step is signed by the member who took it, and names the step before, so that none can be left out.
log-show = Show and check
log-loading = Checking every signature…
log-empty = Nothing is written down yet.
log-verified = Checked: every signature is right, and no step is missing.
log-shown = Shown here: { $shown } of { $count }, the newest first.
log-earlier = Show earlier ones
log-joined = { $by } let { $name } in ({ $role }).
log-left = { $by } took { $name } out.
log-new-key = { $by } made a new key for the call (list { $list }).
log-renewed = { $by } renewed the list of keys (list { $list }).
log-document = { $by } published the texts of the call (version { $version }).
log-opened = { $by } opened the call.
log-closed = { $by } closed the call, or brought it back from the archive.
log-archived = { $by } archived the call.
log-resealed = { $by } moved { $number } items to the newest key.
log-checked = { $by } checked { $number } moved items, and they were right.
log-restored = { $by } found { $number } items wrong that { $name } had moved. The old locks were put back.

trouble-root = You do not hold the key that signs
trouble-root-text = Only a keyholder with the signing key can do this. Ask another keyholder.
trouble-keys = The server named other keys than the signed list
trouble-keys-text = Nothing was changed. Do not go on. Tell the other members and whoever looks after the server.
trouble-log = The log does not hold together
trouble-log-text = Something was left out or changed. Nothing was done. Tell the other members, by another way than this site.
trouble-full = You have written as much into the log as it takes in a day
trouble-full-text = A change of the call or of its keys was not made. What you moved or checked stays so, but is not written down. Go on tomorrow, or ask another keyholder.
trouble-day = The date of this device does not fit the log
trouble-day-text = A change of the call or of its keys was not made. What you moved or checked stays so, but is not written down. Set the date of this device right, load the page again, and try once more.
trouble-stale = Somebody else changed the call meanwhile
trouble-stale-text = Nothing was changed. Lock the desk, unlock it again, and look once more.
trouble-document = Her name stands under the texts of the call
trouble-document-text = First publish the texts yourself, under “Texts and questions”. Then take her out.
trouble-refused = The server did not take it
trouble-refused-text = Nothing was changed. Lock the desk, unlock it again, and try once more.
trouble-offline = No answer from the server
trouble-offline-text = What was done so far is kept. Look at your connection, then try again.
trouble-strange = The server answered in an unknown way
trouble-strange-text = Load the page again. If it happens twice, tell whoever looks after the server.
