# Opening many accounts at once, and searching them.

tab = Search
title = Search the accounts
lede = To search, all accounts are fetched and opened on this device. Nothing is saved on it. When you lock the desk or leave this page, everything is wiped.
lede-memory = At most { $most } accounts are opened, the oldest first. With very many, a device with little memory may not manage.
start = Open all accounts here
counting = Asking how many there are…
progress = { $done } of { $total } opened
progress-label = Accounts opened
progress-hint = You can look at other places of the desk meanwhile.
cancel = Stop, and wipe what was opened
ready = { $count ->
    [one] One account is open for searching.
   *[other] { $count } accounts are open for searching.
}
wipe = Close all, and wipe
account-opening = Opening the account…

search = Search for
search-hint = All words must be there. Put a phrase in quotation marks: "nobody came". Accents and capital letters make no difference. What was said since, and the names of files, are searched too.
found = { $count ->
    [one] Found in one account
   *[other] Found in { $count } accounts
}
found-none = Found in no account
more = Show more

failed = { $count ->
    [one] One could not be opened
   *[other] { $count } could not be opened
}
in-talk = in the conversation
in-files = name of a file
unheard = { $count ->
    [one] One conversation is not whole here
   *[other] { $count } conversations are not whole here
}
unheard-text = A part of what was said could not be fetched, opened or checked. That part is not searched. The account itself is. Open it to see more.

failed-hint = These are not searched.
failed-which = Which ones

halt-offline = The server did not answer
halt-offline-text = What was opened so far is wiped. Check your connection, then open them again.
halt-strange = The server gave an answer that this page does not know
halt-strange-text = What was opened so far is wiped. Reload the page and try again. If it happens twice, tell whoever runs the server.
halt-worker = This device could not hold all of it
halt-worker-text = What was opened is wiped. Close other programs and pages and try again, or use a device with more memory.
