# How far two people who coded the same accounts agree.

tab = Agreement
title = How far coders agree
lede = Where two people coded the same account, each for herself, this page counts how often they found the same themes. For this, all records are opened on this device. None is kept.
lede-use = The figures help people who code to talk about where they differ. They do not say who is right.
start = Count now
asking = Asking by which themes to count…
progress = { $done } of { $total } accounts looked through
progress-label = Accounts looked through
progress-hint = You can look at other places of the desk meanwhile.
cancel = Stop, and forget what was counted

counted = { $count ->
    [one] One account was coded by two people.
   *[other] { $count } accounts were coded by two people.
}
by = Counted by version { $version } of the themes.
few = That is few: with fewer than { $few } accounts, the next one can change a figure a good deal.

all = Over all themes
all-alpha = Krippendorff’s alpha: { $figure }
all-kappa = Cohen’s kappa: { $figure }
means-firm = The two mostly found the same themes. As a rule of thumb, that is enough to rely on what was counted.
means-tentative = The two often found the same themes, but not always. As a rule of thumb, draw only careful conclusions.
means-low = The two found different themes too often to rely on what was counted. It may help to talk about the themes, and to say more clearly when to use each.
means-chance = The two found the same themes no more often than by chance.
means-nothing = How far they agree can’t be told: both always said the same of every theme, so chance alone would do it too.

themes = Theme by theme
table = Agreement on each theme, version { $version }
untold = { $count ->
    [one] One theme of which nothing can be told
   *[other] { $count } themes of which nothing can be told
}
bar-hint = The longer the bar, the closer the two are. It begins at the line, where agreement is as by chance. The shades change at 0.67 and 0.80. Where nothing can be told there is a broken line, and no bar.
column-theme = Theme
column-agreement = Agreement
column-alpha = Alpha
column-kappa = Kappa
column-both = Both
column-one = One only
column-neither = Neither
level-firm = close
level-tentative = fair
level-low = little
level-chance = as by chance or less
untold-no-pairs = can’t be told: no account yet
untold-never = can’t be told: nobody used it
untold-always = can’t be told: both always used it

save-hint = Small numbers can point to people. Keep this table among those who may open accounts.
save = Save the table (CSV)
copy = Copy the table
copied = The table is copied.
not-copied = The browser does not let this page copy. Save the table instead.
not-saved = There is no room for the table here. Make room on this device, then try again.

left = What is not counted
left-nothing = Every account was counted.
left-agreed = { $count ->
    [one] One account whose second reader agreed, without a coding of her own
   *[other] { $count } accounts whose second reader agreed, without a coding of her own
}
left-unfinished = { $count ->
    [one] One account that fewer than two people have finished coding
   *[other] { $count } accounts that fewer than two people have finished coding
}
left-other = { $count ->
    [one] One account that was coded by another version of the themes
   *[other] { $count } accounts that were coded by another version of the themes
}
left-aside = { $count ->
    [one] One account that was set aside
   *[other] { $count } accounts that were set aside
}
left-none = { $count ->
    [one] One account that nobody has begun to code
   *[other] { $count } accounts that nobody has begun to code
}
left-unread = { $count ->
    [one] One account whose record could not be read, or is not signed by a member who may code
   *[other] { $count } accounts whose records could not be read, or are not signed by a member who may code
}
left-which = Which ones
left-cut = Whatever comes after the oldest { $most } accounts

read = How to read this
read-scale = 1 means that the two always agree. 0 means that they agree as often as by chance. Below 0 is less than that.
read-two = Alpha and kappa both take out agreement by chance, each in its own way. With many accounts they are almost the same.
read-limits = The limits 0.67 and 0.80 are a rule of thumb from research (Krippendorff). How much agreement is enough depends on what is to follow from it.
read-rare = A theme that is rare, or in nearly every account, can have a low figure although the two mostly agree. Please look at the numbers beside it too.
read-untold = “Can’t be told” is not zero. If both always said the same, nobody can know whether they agree or it is chance.
read-where = A theme counts for an account if it was marked anywhere in it. Where a passage begins and ends makes no difference.
read-seen = The second reader sees the first coding. So the two are not independent, and figures can be higher than they would be otherwise. Whoever publishes them has to say so.
read-agreed = Where the second reader agreed without a coding of her own, nothing is counted. So accounts in which people differ weigh more, and figures can be lower.

again = Count again
version = Version of the themes
version-one = Version { $version }
version-in-force = Version { $version }, in force
forget = Put it away

offline = The server did not answer
offline-text = Nothing is left of what was counted. Check your connection, then count again.
strange = The server gave an answer that this page does not know
strange-text = Nothing is left of what was counted. Reload the page and try again. If it happens twice, tell whoever runs the server.
worker = This device could not do it
worker-text = Nothing is left of what was counted. Close other programs and pages and try again, or use a device with more memory.
