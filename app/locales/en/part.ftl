# Pieces that several rooms share.

step-done = done
step-doing = now
step-todo = to come
step-stopped = stopped here

# Opening hours: days, and from when to when.
hours-always = Day and night
hours-days = { $days }, { $from } to { $to }
days-every = Every day
days-range = { $first } to { $last }
days-mon = Monday
days-tue = Tuesday
days-wed = Wednesday
days-thu = Thursday
days-fri = Friday
days-sat = Saturday
days-sun = Sunday

# One of a call's questions.
question-no-period = I would rather not say
question-earlier = Earlier
question-first-half = January to June { $year }
question-second-half = July to December { $year }
question-take-back = Take my answer back

size-kb = { $size } kB
size-mb = { $size } MB
