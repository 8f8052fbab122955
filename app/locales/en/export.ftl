# Taking sealed accounts to a machine that is never online.

tab = Take away
title = Take the accounts to an offline machine
lede = You get one file with all accounts of this call, still sealed. On a machine that is never online, standard programs open them with the call’s key. The file says how.
lede-holds = Conversations and what moderators made of the accounts are in it too.
files-asking = Asking which photos and other files there are…
files-none = No account has photos or other files with it.
files-too = { $count ->
    [one] With the photo or other file ({ $size })
   *[other] With all { $count } photos and other files ({ $size })
}
files-hint = They stay sealed. Your browser keeps the whole file until you have saved it, so this device needs that much room.
files-much = That is a lot for a browser. If it fails, make the file without them, and save each of these files where its account is open.
files-unknown = The server did not say which photos and other files there are
files-unknown-text = Without an answer, the file is made without them.
files-again = Ask again
start = Prepare the file
gathering = { $count ->
    [one] One account gathered so far. Nothing is opened.
   *[other] { $count } accounts gathered so far. Nothing is opened.
}
gathering-records = { $count ->
    [one] One record gathered so far. Nothing is opened.
   *[other] { $count } records gathered so far. Nothing is opened.
}
gathering-entries = { $count ->
    [one] One message or addition gathered so far. Nothing is opened.
   *[other] { $count } messages and additions gathered so far. Nothing is opened.
}
gathering-files = { $done } of { $total } of photos and other files gathered. Nothing is opened.
stop = Stop
ready = { $count ->
    [one] The file is ready. It holds one account.
   *[other] The file is ready. It holds { $count } accounts.
}
records = Records of what moderators made
entries = Messages and additions
attachments = Photos and other files
save = Save the file
again = Put it away
different = { $count ->
    [one] One file is not what the server’s own list says
   *[other] { $count } files are not what the server’s own list says
}
different-text = They may be damaged or exchanged. They are in the file as they came. Tell your keyholder.
offline = The server did not answer
offline-text = There is no file yet. Check your connection, then try again.
full = There is no room for the file here
full-text = Make room on this device, then try again.
strange = The server gave an answer that this page does not know
strange-text = There is no file yet. Reload the page and try again. If it happens twice, tell whoever runs the server.

key-title = The call’s key
key-warning = Whoever has this key can read every account of this call
key-warning-text = Never send it, and never keep it on a machine that is online, or beside the file. Carry it on paper or on a stick of its own, and destroy it when you no longer need it. It cannot be taken back: only a new call key can help then.
key-passphrase = Your passphrase, once more
key-passphrase-hint = It is checked here, as when you unlock the desk.
key-busy = Checking your passphrase: slow on purpose…
key-show = Show the key
key-shown = Keep this as a file with the name call.key on the offline machine. It is wiped from this page when you hide it or lock the desk.
key-save = Save it as a file
key-print = Print it
key-hide = Hide the key

readme-title = Sealed accounts of the call { $call }
readme-what = This folder holds what people wrote, each account sealed in a file of its own, what was said about it since, and what moderators made of it. Without the call’s key nobody can read them. The key is not in here.
readme-need = On the offline machine you need the program age, 1.3 or later (age-encryption.org), and the call’s key in a file with the name call.key. A keyholder or moderator gets the key at the desk, under “Take away”. The npm package age-encryption opens the files too.
readme-check = To see whether the files are whole:
readme-root = The lists of keys are in the folder “keys”, signed. The fingerprint of the key that signed them, as the desk checked it: { $fingerprint }
readme-open = To open one account (put its number in place of ID):
readme-all = To open all of them, each into a file beside it:
readme-offline = An account that somebody sealed with age themselves has nothing around its text. If an opened file does not begin with a brace, open it again without “tail -c +19”.
readme-list = accounts.csv lists the accounts: number, week in which it came, where it stands, size, and the number of the list of keys.
readme-entries = The folder “conversations” holds each message, and everything that was added to an account, in the order of its number. conversations.csv lists them: the file, the account, the number, what it is, who wrote it, the week, and the number of the list of keys. To open one:
readme-records = The folder “records” holds what moderators made of an account: how it was coded and what was covered. The file has the account’s number. To open one:
readme-files = The folder “attachments” holds photos and other files, if they were to come along; attachments.csv says to which account each belongs. The second command says what a file is and how long (put that number in place of SIZE in the third). Files from strangers can do harm: open them only on this machine.
readme-after = When you have finished, delete what you opened. Accounts that are taken back later are not taken back here: please look at the desk from time to time, and delete them here too.
