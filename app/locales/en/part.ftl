# Pieces that several rooms share.

step-done = done
step-doing = now
step-todo = to come
step-stopped = stopped here
