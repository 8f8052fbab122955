step-done = wedi’i wneud
step-doing = nawr
step-todo = i ddod
step-stopped = wedi stopio yma
