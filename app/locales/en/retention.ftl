# How long accounts are kept.

tab = How long kept
title = How long accounts are kept
lede = Each account is deleted when its time is over. Nothing is deleted that nobody has read, or whose writer still waits for an answer.
loading = Asking what is due…
again = Look again
length = { $weeks ->
    [one] New accounts are kept for one week.
   *[other] New accounts are kept for { $weeks } weeks.
}
this-week = This week is { $week }.
overdue = Past their time, and still here
overdue-unread = { $count ->
    [one] One account has not been read.
   *[other] { $count } accounts have not been read.
}
overdue-unanswered = { $count ->
    [one] One account was added to by its writer, and has no answer.
   *[other] { $count } accounts were added to by their writers, and have no answer.
}
overdue-text = They stay until somebody reads or answers them; then they are deleted within the hour. The oldest are first in the list of accounts.
going = { $count ->
    [one] One more account is past its time and will be deleted within the hour.
   *[other] { $count } more accounts are past their time and will be deleted within the hour.
}
coming = Due in the next { $weeks } weeks
coming-none = Nothing is due in the next { $weeks } weeks.
week = Week
goes = Will be deleted
unread = Not read yet
unanswered = Waits for an answer
stays = What is not read, or waits for an answer, stays until that is done. Every writer sees the week of her own account when she comes back with her seven words.

change = Change how long
change-hint = A shorter time also holds for accounts that are here. A longer time holds for new accounts only: nobody’s account is kept longer than they were told.
weeks = Weeks
weeks-hint = From { $least } to { $most }.
foresee = See what it would do
would = { $weeks ->
    [one] If accounts are kept for one week:
   *[other] If accounts are kept for { $weeks } weeks:
}
would-delete = { $count ->
    [one] One account is deleted at once, with its conversation and files. It cannot be brought back.
   *[other] { $count } accounts are deleted at once, with their conversations and files. They cannot be brought back.
}
would-delete-none = Nothing is deleted now.
would-stay = { $count ->
    [one] One account is past its time then, and stays until it is read or answered.
   *[other] { $count } accounts are past their time then, and stay until they are read or answered.
}
would-soon = { $count ->
    [one] One account follows in the next weeks.
   *[other] { $count } accounts follow in the next weeks.
}
would-keep = Accounts that are here keep the week that their writers were told.
do = Yes, change it
leave = Leave it as it is
done = Changed.

offline = The server did not answer
offline-text = Nothing was changed, as far as we know. Check your connection, and look again.
stale = Something changed meanwhile
stale-text = Nothing was deleted. Look again, and then decide anew.
limits = This is not a number of weeks that can be chosen
limits-text = Type a whole number within the limits that stand at the box.
strange = The server gave an answer that this page does not know
strange-text = Reload the page and try again. If it happens twice, tell whoever runs the server.
