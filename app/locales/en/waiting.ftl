# While the server has no room or does not answer, and what was to be sent is tried again by itself.

many = Many people are writing at the moment
many-text = What you asked for waits on this device for its turn. It goes through by itself as soon as there is room, and counts only once. Please leave this page open.
away = The server cannot take it at the moment
away-text = Its line or yours may be down. What you asked for waits on this device, goes through by itself as soon as the server takes it, and counts only once. Please leave this page open.
next = { $seconds ->
    [one] Next try in one second.
   *[other] Next try in { $seconds } seconds.
}
trying = Trying again now.
now = Try now
stop = Stop waiting
